"""Put what people may ask for where it is asked for."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.index import layout, publishing
from andan.cards.index.manifest import Manifest
from andan.cards.models import Publication
from andan.cards.queries.publishing import Published, folder, newest_change
from andan.kit import clock

KEPT = 500  # publications that are remembered


def publish(*, actor: Actor, into: Path | None = None) -> Manifest:  # noqa: ARG001 - who publishes changes nothing
    """Publish into `into`, or into this house's own folder, and remember the latter. Raises WrongState.

    The files are safe on the disk before the row is written: a crash between the two publishes once more.
    """
    told = _put(into or folder(), clock.now())
    if into is None:
        with transaction.atomic(durable=True):
            _remember(told)
    return told


def _put(into: Path, now: datetime) -> Manifest:
    """`seen_until` is asked for before the first row is read: what changes meanwhile is due afterwards."""
    seen_until, found = newest_change(), Published()
    return publishing.put(
        into,
        found.batches(),
        fingerprint=layout.fingerprint(settings.LOOKUP_KEY),
        counters=found.counters,
        at=now,
        seen_until=seen_until,
    )


def _remember(told: Manifest) -> None:
    row = Publication.objects.create(
        published_at=told.published_at,
        seen_until=told.seen_until,
        arrivals=told.arrivals,
        bytes=told.bytes,
    )
    Publication.objects.filter(pk__lte=row.pk - KEPT).delete()
