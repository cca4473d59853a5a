from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.events import CalendarCorrected
from andan.reports.models import CalendarDay, DayState
from andan.reports.queries.rules import day_proposal


def approve_day(*, actor: Actor, key: int) -> CalendarDay:
    """The second person makes it hold. What runs already is reckoned anew by the worker, with a fact each."""
    row = day_proposal(key)
    check(policies.may_approve(actor, row.said_by))
    with transaction.atomic(durable=True):
        now = clock.now()
        said = {"decided_at": now, "decided_by": actor.ref, "decider": actor.name, "applied_to": 0}
        rows = CalendarDay.objects.filter(pk=key, state=DayState.PROPOSED)
        if rows.update(state=DayState.ACTIVE, **said) != 1:
            raise WrongState("Đề nghị này đã có người quyết định. Mở lại trang để xem.")
        fact = CalendarCorrected(
            proposal=key, day=str(row.day), works=row.works, basis=row.basis, proposed_by=row.said_by
        )
        append(fact, subject=f"day:{row.day}", actor=actor.ref, at=now)
    return day_proposal(key)
