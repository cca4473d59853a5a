"""A card is taken out of a batch that is being scanned. No fact, as with a scan."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import tray
from andan.cards.models import Arrival


def remove(*, actor: Actor, batch_id: int, position: int) -> Arrival:
    """Take the card at `position` out and return it as it was; its place stays empty, as in the box.

    Raises NotThere and WrongState.
    """
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        row = tray.at_position(batch, position)
        batch.arrivals.filter(pk=row.pk).delete()
    return row
