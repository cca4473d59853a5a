"""What is written on a box is set right while it is being scanned."""

from datetime import date

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import box, tray
from andan.cards.events import BatchCorrected
from andan.cards.models import Batch
from andan.cards.states import BatchState
from andan.kit.refusals import WrongState
from andan.ledger.log import append


def correct_batch(*, actor: Actor, batch_id: int, given: box.BoxGiven) -> Batch:
    """Write what the paper says; another day gives the batch the next number of that day.

    Raises NotThere, WrongState and Invalid.
    """
    written = box.columns(given)
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        day = given.received_on or batch.received_on
        _correct(batch, day, written)
        batch.refresh_from_db()
        fact = BatchCorrected(agency=batch.agency.code, expected=batch.expected, received_on=day.isoformat())
        append(fact, subject=f"batch:{batch.pk}", actor=actor.ref)
    return batch


def _correct(batch: Batch, day: date, written: dict[str, str | int | None]) -> None:
    moved = day != batch.received_on
    number = box.following(batch.agency, day) if moved else batch.number
    stands = {**written, "received_on": day, "number": number}
    if Batch.objects.filter(pk=batch.pk, state=BatchState.SCANNING).update(**stands) != 1:
        raise WrongState()
    if moved:
        batch.arrivals.update(arrived_on=day)
