"""A batch is thrown away with everything that was scanned into it."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import tray
from andan.cards.events import BatchDiscarded
from andan.cards.models import Batch
from andan.cards.states import BatchState
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger import traces
from andan.ledger.log import append


def discard(*, actor: Actor, batch_id: int) -> Batch:
    """Delete the cards of a batch that was never published, and end it. Its number is not given out again.

    Raises NotThere and WrongState.
    """
    with transaction.atomic(durable=True):
        batch, now = tray.opened(actor, batch_id), clock.now()
        fact = BatchDiscarded(agency=batch.agency.code, counted=tray.counted(batch))
        append(fact, subject=f"batch:{batch.pk}", actor=actor.ref, at=now)
        batch.arrivals.all().delete()
        stands = {"state": BatchState.DISCARDED, "closed_at": now, "closed_by_name": actor.name}
        if Batch.objects.filter(pk=batch.pk, state=BatchState.SCANNING).update(**stands) != 1:
            raise WrongState()
        batch.refresh_from_db()
        transaction.on_commit(traces.sweep)
    return batch
