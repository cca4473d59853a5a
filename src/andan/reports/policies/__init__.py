"""Who may do what to a report, with a reason a person can act on. No queries: actor and row carry everything."""

from andan.reports.policies.cases import (
    MOST_EXTENSIONS,
    SUSPENDABLE,
    classing,
    commanded,
    decides_procuracy,
    procuracy_of,
    supervised,
)
from andan.reports.policies.offices import (
    KEEPER_KINDS,
    KEEPERS,
    keeps_the_house,
    may_approve,
    may_edit_data,
    may_hand_over,
    may_route,
)
from andan.reports.policies.seeing import (
    CASE_ROLES,
    COUNT_ROLES,
    WHO_NAMES,
    counted,
    covered,
    is_reporter,
    listed,
    may_see,
    owner_of,
    receipt_bearer,
)
from andan.reports.policies.verbs import Option, next_verb, options, refusal_of

__all__ = [
    "CASE_ROLES",
    "COUNT_ROLES",
    "KEEPERS",
    "KEEPER_KINDS",
    "MOST_EXTENSIONS",
    "SUSPENDABLE",
    "WHO_NAMES",
    "Option",
    "classing",
    "commanded",
    "counted",
    "covered",
    "decides_procuracy",
    "is_reporter",
    "keeps_the_house",
    "listed",
    "may_approve",
    "may_edit_data",
    "may_hand_over",
    "may_route",
    "may_see",
    "next_verb",
    "options",
    "owner_of",
    "procuracy_of",
    "receipt_bearer",
    "refusal_of",
    "supervised",
]
