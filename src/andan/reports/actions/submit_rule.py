from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.reports import policies
from andan.reports.models import DutyRule, RuleState


def submit_rule(*, actor: Actor, key: int) -> None:
    """Hand one's own draft to the second person."""
    _move(actor, key, RuleState.DRAFT, RuleState.SUBMITTED)


def take_back_rule(*, actor: Actor, key: int) -> None:
    """Take one's own version back before it is approved, to change or discard it."""
    _move(actor, key, RuleState.SUBMITTED, RuleState.DRAFT)


def _move(actor: Actor, key: int, before: str, after: str) -> None:
    check(policies.may_edit_data(actor))
    with transaction.atomic(durable=True):
        rows = DutyRule.objects.filter(pk=key, state=before, drafted_by=actor.ref)
        if rows.update(state=after) != 1:
            raise WrongState()
