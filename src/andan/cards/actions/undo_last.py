"""The last scan of a batch is taken back. No fact, as with a scan."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import tray
from andan.cards.models import Arrival
from andan.kit.refusals import WrongState


def undo_last(*, actor: Actor, batch_id: int, seen: int | None = None) -> Arrival:
    """Take the last card out of the batch and return it as it was.

    `seen` is the position the officer saw as the last. Raises NotThere, and WrongState when there is no card, when
    another one came meanwhile, or when the batch is not being scanned any more.
    """
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        last = batch.arrivals.order_by("position").last()
        if last is None:
            raise WrongState("Lô chưa có thẻ nào để bỏ.")
        if seen is not None and seen != last.position:
            raise WrongState(f"Thẻ cuối bây giờ là thẻ thứ {last.position}. Xem lại rồi bỏ.")
        batch.arrivals.filter(pk=last.pk).delete()
    return last
