"""A name or birth date is set right while the batch is being scanned. No fact, as with a scan."""

from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.cards.actions import tray, typed
from andan.cards.models import Arrival
from andan.kit import clock


def amend(*, actor: Actor, batch_id: int, position: int, full_name: str, birth: str) -> Arrival:
    """Write what is printed on the card at `position`; the doubt is gone. Raises NotThere, WrongState and Invalid."""
    card = typed.card(full_name, birth)
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        row = tray.at_position(batch, position)
        stands = {**tray.columns(card), "changed_at": clock.now()}
        batch.arrivals.filter(pk=row.pk).update(version=F("version") + 1, **stands)
        row.refresh_from_db()
    return row
