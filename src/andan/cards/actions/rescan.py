"""A card that was scanned badly is scanned again into its place. No fact, as with a scan."""

from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.cards import payloads, queries
from andan.cards.actions import tray
from andan.kit import clock


def rescan(
    *, actor: Actor, batch_id: int, position: int, text: str, means: str, confirmed: int = 0
) -> tray.Scanned:
    """Replace what stands at `position`. Should the card stand elsewhere in the batch, that is asked back.

    Raises NotThere (batch, position), WrongState and Invalid (`means`).
    """
    how, read, now = tray.means_of(means), tray.legible(text), clock.now()
    with transaction.atomic(durable=True):
        batch = tray.opened(actor, batch_id)
        row = tray.at_position(batch, position)
        if isinstance(read, payloads.Unreadable):
            return tray.unreadable(batch, read)
        others = [other for other in queries.same_in(batch, read.key) if other.pk != row.pk]
        if others and len(others) != confirmed:
            return tray.asked(batch, others)
        stands = {**tray.columns(read), "means": how, "scanned_at": now, "changed_at": now}
        batch.arrivals.filter(pk=row.pk).update(version=F("version") + 1, **stands)
        row.refresh_from_db()
        return tray.Scanned(
            outcome=tray.Outcome.RECORDED,
            sentence=f"Đã ghi lại thẻ thứ {position}.",
            count=tray.counted(batch),
            arrival=row,
            same=len(others),
        )
