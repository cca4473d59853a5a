"""A card whose code cannot be read is written down by hand. No fact, as with a scan."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import tray, typed
from andan.cards.states import Means
from andan.kit import clock


def enter(*, actor: Actor, batch_id: int, full_name: str, birth: str, confirmed: int = 0) -> tray.Scanned:
    """Write down what is printed on the card. Raises as `scan` does, and Invalid (`full_name`, `birth`)."""
    card = typed.card(full_name, birth)
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        return tray.put(batch, card, Means.HAND, confirmed=confirmed, at=clock.now())
