"""Every read across rows. Each starts from the actor: "not yours" and "not there" are one answer."""

from andan.reports.policies import receipt_bearer
from andan.reports.queries.area import Filters, closed
from andan.reports.queries.board import Group, desk
from andan.reports.queries.book import Line, register
from andan.reports.queries.drafts import draft_data, draft_of
from andan.reports.queries.files import checked_evidence, evidence
from andan.reports.queries.reference import all_kinds, kind, kinds
from andan.reports.queries.rules import all_rules
from andan.reports.queries.seen import (
    by_receipt,
    duties,
    evidence_of,
    identity,
    last_handled,
    mine,
    openings,
    receipt_digest,
    report,
    timeline,
    visible,
)
from andan.reports.queries.tally import COUNT_CAP

__all__ = [
    "COUNT_CAP",
    "Filters",
    "Group",
    "Line",
    "all_kinds",
    "all_rules",
    "by_receipt",
    "checked_evidence",
    "closed",
    "desk",
    "draft_data",
    "draft_of",
    "duties",
    "evidence",
    "evidence_of",
    "identity",
    "kind",
    "kinds",
    "last_handled",
    "mine",
    "openings",
    "receipt_bearer",
    "receipt_digest",
    "register",
    "report",
    "timeline",
    "visible",
]
