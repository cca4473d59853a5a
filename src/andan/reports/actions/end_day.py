"""A proposal about the calendar that comes to nothing stays, with who ended it and why."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Forbidden, WrongState, check
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.actions import words
from andan.reports.events import CalendarProposalEnded
from andan.reports.models import CalendarDay, DayState
from andan.reports.queries.rules import day_proposal


def refuse_day(*, actor: Actor, key: int, reason: str) -> None:
    """The second person says no, with the reason."""
    row = day_proposal(key)
    check(policies.may_approve(actor, row.said_by))
    why = words.needed(reason, "Ghi lý do không duyệt.", field="reason")
    _end(actor, row, DayState.REFUSED, why)


def withdraw_day(*, actor: Actor, key: int) -> None:
    """Who proposed it takes it back."""
    row = day_proposal(key)
    if row.said_by != actor.ref:
        raise Forbidden("Chỉ người đề nghị rút lại được.")
    _end(actor, row, DayState.WITHDRAWN, "")


def _end(actor: Actor, row: CalendarDay, state: DayState, why: str) -> None:
    with transaction.atomic(durable=True):
        now = clock.now()
        said = {"decided_at": now, "decided_by": actor.ref, "decider": actor.name, "words": why}
        if CalendarDay.objects.filter(pk=row.pk, state=DayState.PROPOSED).update(state=state, **said) != 1:
            raise WrongState("Đề nghị này đã có người quyết định. Mở lại trang để xem.")
        fact = CalendarProposalEnded(proposal=row.pk, day=str(row.day), withdrawn=state == DayState.WITHDRAWN)
        append(fact, subject=f"day:{row.day}", actor=actor.ref, at=now)
