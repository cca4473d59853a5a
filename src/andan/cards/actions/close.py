"""A batch is closed: from now on people may ask for its cards."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import notices
from andan.cards.actions import tray
from andan.cards.events import BatchClosed
from andan.cards.models import Batch
from andan.cards.states import BatchState
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger.log import append


def close(*, actor: Actor, batch_id: int, seen: int | None = None) -> Batch:
    """Close the batch and publish its cards, all at once. `seen` is the count the officer read before saying yes.

    Raises NotThere, and WrongState when the batch is empty, holds another number of cards than `seen`, or is not being
    scanned any more.
    """
    with transaction.atomic(durable=True):
        batch, now = tray.opened(actor, batch_id), clock.now()
        counted = _checked(tray.counted(batch), seen)
        append(_fact(batch, counted), subject=f"batch:{batch.pk}", actor=actor.ref, at=now)
        batch.arrivals.update(public=True, changed_at=now)
        _end(batch, actor, now)
        transaction.on_commit(lambda: notices.batch_closed(batch, counted))
    return batch


def _checked(counted: int, seen: int | None) -> int:
    if not counted:
        raise WrongState("Lô chưa có thẻ nào. Quét thẻ hoặc bỏ lô.")
    if seen is not None and seen != counted:
        raise WrongState(f"Lô bây giờ có {counted} thẻ, không phải {seen}. Đếm lại rồi đóng.")
    return counted


def _fact(batch: Batch, counted: int) -> BatchClosed:
    return BatchClosed(
        agency=batch.agency.code,
        expected=batch.expected,
        counted=counted,
        doubtful=batch.arrivals.exclude(doubt="").count(),
        repeated=batch.repeated,
        digest=_digest(batch),
    )


def _digest(batch: Batch) -> str:
    """Keyed, over the sorted keys: the office proves later which cards were in the box, and nobody else learns any."""
    keys = sorted(bytes(key or b"") for key in batch.arrivals.values_list("key", flat=True).iterator())
    return hashlib.blake2b(
        b"".join(keys), key=settings.LOOKUP_KEY, digest_size=32, person=b"batch"
    ).hexdigest()


def _end(batch: Batch, actor: Actor, now: datetime) -> None:
    stands = {"state": BatchState.CLOSED, "closed_at": now, "closed_by_name": actor.name}
    if Batch.objects.filter(pk=batch.pk, state=BatchState.SCANNING).update(**stands) != 1:
        raise WrongState()
    batch.refresh_from_db()
