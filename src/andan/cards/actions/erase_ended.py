"""Names, birth dates and keys of cards that are no longer on the table are erased when their days are over."""

from datetime import datetime

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import policies, queries
from andan.cards.events import CardsGone
from andan.cards.models import Arrival
from andan.cards.states import ENDED, State
from andan.kit import clock
from andan.kit.refusals import check
from andan.ledger import traces
from andan.ledger.log import append
from andan.places.models import Agency


def erase_ended(*, actor: Actor) -> int:
    """Erase what ended longer ago than the office's `erase_days`; one fact an agency. Returns how many are gone.

    A card that still waits is never erased: somebody decides about it. An agency at a time, so that tables go on
    working meanwhile; cut off, it goes on with the rest the next time.
    """
    check(policies.may_erase(actor))
    return sum(_erase_at(agency, before, actor) for agency, before in queries.erasable(clock.now()))


def _erase_at(agency: Agency, before: datetime, actor: Actor) -> int:
    with transaction.atomic(durable=True):
        now = clock.now()
        rows = Arrival.objects.filter(agency=agency, state__in=ENDED, ended_at__lt=before)
        # Cannot be undone: nobody can say afterwards whose card it was.
        count = rows.update(
            state=State.GONE, full_name="", birth="", folded="", key=None, doubt="", changed_at=now
        )
        if count:
            fact = CardsGone(agency=agency.code, count=count)
            append(fact, subject=f"cards:{agency.code}", actor=actor.ref, at=now)
            transaction.on_commit(traces.sweep)
    return count
