"""Many cards of one batch in one statement: a list has thousands, and building a row object for each costs most."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from django.db import connection

from andan.cards.actions import tray
from andan.cards.models import Arrival, Batch
from andan.cards.states import Means, State

AT_ONCE = 500  # rows of a statement: with more of them neither database is faster


def write(batch: Batch, cards: Sequence[tray.Legible], *, at: datetime) -> None:
    """Put `cards` behind the last one of the batch, in order. Must run inside the action's transaction."""
    if not cards:
        return
    alike, first = _alike(batch, at), tray.last_position(batch) + 1
    rows = iter([(*alike, place, *tray.said(card)) for place, card in enumerate(cards, first)])
    with connection.cursor() as cursor:
        while several := list(islice(rows, AT_ONCE)):
            cursor.execute(_statement(len(several)), list(chain.from_iterable(several)))


def _alike(batch: Batch, at: datetime) -> tuple[Any, ...]:
    """What all cards of the list have in common, as the database wants it."""
    row = Arrival(
        batch=batch,
        agency_id=batch.agency_id,
        means=Means.LIST.value,
        state=State.ARRIVED.value,
        arrived_on=batch.received_on,
        scanned_at=at,
        changed_at=at,
    )
    return tuple(_field(name).get_db_prep_save(getattr(row, name), connection) for name in _ALIKE)


_ALIKE = (
    "batch_id",
    "agency_id",
    "means",
    "state",
    "version",
    "public",
    "arrived_on",
    "scanned_at",
    "changed_at",
    "ended_at",
    "ended_as",
)


def _field(name: str) -> Any:
    return Arrival._meta.get_field(name)


_COLUMNS = (*_ALIKE, "position", *tray.SAID)


@lru_cache(2)
def _statement(rows: int) -> str:
    row = f"({', '.join(['%s'] * len(_COLUMNS))})"
    return f"INSERT INTO cards_arrival ({', '.join(_COLUMNS)}) VALUES {', '.join([row] * rows)}"  # noqa: S608 - names of our own
