"""Many cards of one batch in one statement: a list has thousands, and building a row object for each costs most."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection

from andan.cards.actions import tray
from andan.cards.models import Arrival, Batch
from andan.cards.states import Means, State


def write(batch: Batch, cards: Sequence[tray.Legible], *, at: datetime) -> None:
    """Put `cards` behind the last one of the batch, in order. Must run inside the action's transaction."""
    if not cards:
        return
    row = Arrival(
        batch=batch,
        agency_id=batch.agency_id,
        position=0,
        means=Means.LIST,
        state=State.ARRIVED,
        arrived_on=batch.received_on,
        scanned_at=at,
        changed_at=at,
    )
    alike = {name: _field(name).get_db_prep_save(getattr(row, name), connection) for name in _columns()}
    first = tray.last_position(batch) + 1
    values = [
        tuple({**alike, **tray.columns(card), "position": place}.values())
        for place, card in enumerate(cards, first)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(), values)


def _field(name: str) -> Any:
    return Arrival._meta.get_field(name)


@cache
def _columns() -> tuple[str, ...]:
    """Every column but the key that the database draws."""
    return tuple(field.attname for field in Arrival._meta.concrete_fields if not field.primary_key)


@cache
def _statement() -> str:
    names = ", ".join(connection.ops.quote_name(name) for name in _columns())
    places = ", ".join(["%s"] * len(_columns()))
    return f"INSERT INTO {Arrival._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
