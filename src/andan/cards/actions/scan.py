"""One card is scanned into a batch. No fact: docs/decisions/0008-one-fact-for-a-box-of-cards.md tells why."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import payloads
from andan.cards.actions import tray
from andan.kit import clock


def scan(*, actor: Actor, batch_id: int, text: str, means: str, confirmed: int = 0) -> tray.Scanned:
    """Read `text` and write name and birth date down. A second reading within five seconds is counted once.

    The same name and birth date again is asked back and written only when `confirmed` says how many of them stand in
    the batch (`same` of the answer). Raises NotThere, WrongState (not being scanned any more) and Invalid (`means`).
    """
    how, read = tray.means_of(means), tray.legible(text)
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        if isinstance(read, payloads.Unreadable):
            return tray.unreadable(batch, read)
        return tray.put(batch, read, how, confirmed=confirmed, at=clock.now())
