from datetime import datetime

from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, WrongState, check
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.clock import doubts
from andan.reports.events import RuleMade
from andan.reports.models import DutyRule, RuleState
from andan.reports.queries.rules import book, mark_of, rule


def approve_rule(*, actor: Actor, key: int, seen: str) -> DutyRule:
    """The second person makes it active. What runs already is reckoned anew by the worker where the version says so.

    `seen` is the mark (queries.rules.mark_of) of what that person read: drafted anew meanwhile, it is not approved.
    """
    try:
        with transaction.atomic(durable=True):
            list(DutyRule.objects.select_for_update().filter(pk=key).values_list("pk"))
            row = rule(key)
            check(policies.may_approve(actor, row.drafted_by))
            if seen != mark_of(row):
                raise WrongState("Quy tắc này vừa được sửa. Đọc lại rồi hãy duyệt.")
            now = clock.now()
            wrong = doubts(row.rule_as_of(now), book().rules, clock.today())
            if wrong:
                raise Invalid(" ".join(wrong.values()))
            _activate(actor, row, now)
            append(_fact(row), subject=f"rule:{row.pk}", actor=actor.ref, at=now)
    except IntegrityError:
        raise WrongState("Vừa có quy tắc khác cho cùng việc này từ cùng ngày.") from None
    return rule(key)


def _activate(actor: Actor, row: DutyRule, now: datetime) -> None:
    rows = DutyRule.objects.filter(pk=row.pk, state=RuleState.SUBMITTED)
    said = {"state": RuleState.ACTIVE, "active_at": now, "approved_by": actor.ref, "approver": actor.name}
    if rows.update(**said, applied_to=0 if row.running_too else None) != 1:
        raise WrongState()


def _fact(row: DutyRule) -> RuleMade:
    return RuleMade(
        duty=row.duty,
        scope=row.scope,
        place=row.place,
        only=row.only,
        amount=row.amount,
        unit=row.unit,
        starts=row.starts,
        meets=row.meets,
        pauses=row.pauses,
        basis=row.basis,
        valid_from=str(row.valid_from),
        drafted_by=row.drafted_by,
        running_too=row.running_too,
    )
