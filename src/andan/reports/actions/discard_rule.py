from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.reports import policies
from andan.reports.models import DutyRule, RuleState


def discard_rule(*, actor: Actor, key: int) -> None:
    """Throw one's own draft away: it never bound anybody."""
    check(policies.may_edit_data(actor))
    with transaction.atomic(durable=True):
        rows = DutyRule.objects.filter(pk=key, state=RuleState.DRAFT, drafted_by=actor.ref)
        if rows.delete()[0] != 1:
            raise WrongState()
