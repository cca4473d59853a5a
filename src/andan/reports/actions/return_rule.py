from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.reports import policies
from andan.reports.actions import words
from andan.reports.models import DutyRule, RuleState
from andan.reports.queries.rules import rule

MOST = 1_000  # characters of a reason: the row holds it behind a name


def return_rule(*, actor: Actor, key: int, reason: str) -> None:
    """The second person does not approve: it is a draft again, with the reason why."""
    why = words.needed(reason, "Ghi lý do trả lại.", field="reason", most=MOST)
    check(policies.may_approve(actor, rule(key).drafted_by))
    with transaction.atomic(durable=True):
        rows = DutyRule.objects.filter(pk=key, state=RuleState.SUBMITTED)
        if rows.update(state=RuleState.DRAFT, reason=f"Trả lại ({actor.name}): {why}") != 1:
            raise WrongState()
