"""A retention rule comes from two persons: one drafts a version, another one approves it."""

from datetime import date

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, WrongState, check
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.models import RetentionRule, RuleState
from andan.reports.queries.rights.retention import rule
from andan.reports.rights.events import RetentionRuleMade

LONGEST = 1200  # months


def draft_retention(
    *, actor: Actor, after: int, months: int, basis: str, valid_from: date, reason: str
) -> RetentionRule:
    """Write a version after the rule `after` and hand it to the second person. It erases nothing before approval."""
    check(policies.may_edit_data(actor))
    said, why = clean_line(basis), clean_line(reason)
    wrong = {"basis": "Ghi văn bản, điều, khoản."} if not said else {}
    wrong |= {"reason": "Ghi vì sao sửa, để người duyệt hiểu."} if not why else {}
    wrong |= {"months": f"Ghi số tháng từ 0 đến {LONGEST}."} if not 0 <= months <= LONGEST else {}
    if wrong:
        raise Invalid("Quy tắc này chưa đứng được.", wrong)
    with transaction.atomic(durable=True):
        return RetentionRule.objects.create(
            what=rule(after).what,
            months=months,
            basis=said[:200],
            certainty="S",
            valid_from=valid_from,
            state=RuleState.SUBMITTED,
            reason=why[:2000],
            drafted_by=actor.ref,
            drafter=actor.name,
        )


def approve_retention(*, actor: Actor, key: int) -> RetentionRule:
    """The second person makes it active."""
    with transaction.atomic(durable=True):
        row, now = rule(key), clock.now()
        check(policies.may_approve(actor, row.drafted_by))
        said = {"state": RuleState.ACTIVE, "active_at": now, "approved_by": actor.ref, "approver": actor.name}
        if RetentionRule.objects.filter(pk=key, state=RuleState.SUBMITTED).update(**said) != 1:
            raise WrongState()
        fact = RetentionRuleMade(
            what=row.what,
            months=row.months,
            basis=row.basis,
            valid_from=str(row.valid_from),
            drafted_by=row.drafted_by,
        )
        append(fact, subject=f"retention:{row.pk}", actor=actor.ref, at=now)
    return rule(key)


def discard_retention(*, actor: Actor, key: int) -> None:
    """A version that nobody approved goes: its drafter, or whoever would approve it, says so."""
    row = rule(key)
    if row.drafted_by != actor.ref:
        check(policies.may_approve(actor, row.drafted_by))
    with transaction.atomic(durable=True):
        if not RetentionRule.objects.filter(pk=key, state=RuleState.SUBMITTED).delete()[0]:
            raise WrongState()
