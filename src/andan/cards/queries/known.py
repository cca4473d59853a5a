"""Who is known already: by the key of name and birth date, at one agency."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from andan.accounts.actors import Actor
from andan.cards.models import Arrival, Batch
from andan.cards.queries.seen import arrivals
from andan.cards.states import State


@dataclass(frozen=True, slots=True)
class Known:
    """How many cards of one person an agency has had and still remembers, and how many of them wait."""

    had: int
    waiting: int


NEVER = Known(0, 0)


def known(agency_id: int, keys: Collection[bytes]) -> dict[bytes, Known]:
    """For each of `keys` that the agency has had; entries taken back do not count. One query."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN.format(", ".join(["%s"] * len(keys))), [*keys, agency_id])
        return {bytes(key): Known(had, waiting) for key, had, waiting in cursor.fetchall()}


# Written out: a list asks for thousands of keys at a time, and building the query costs more than asking it.
_KNOWN = """
    SELECT key, COUNT(*), SUM(CASE state WHEN 'arrived' THEN 1 ELSE 0 END) FROM cards_arrival
    WHERE key IN ({}) AND agency_id = %s AND state IN ('arrived', 'collected', 'returned') GROUP BY key
"""


def same_in(batch: Batch, key: bytes) -> list[Arrival]:
    """The cards of this person in the batch, by position. Sorted here: asked to, SQLite would read the whole batch."""
    rows = Arrival.objects.filter(key=key, agency=batch.agency_id, batch=batch).order_by()
    return sorted(rows, key=lambda row: row.position)


def recorded_after(batch: Batch, key: bytes, position: int) -> Arrival | None:
    """The first card of this person in the batch behind a place."""
    return next((row for row in same_in(batch, key) if row.position > position), None)


def waiting_elsewhere(batch: Batch, key: bytes) -> str:
    """The label of another batch of the agency in which a card of this person waits; "" when there is none."""
    rows = Arrival.objects.filter(key=key, agency=batch.agency_id, state=State.ARRIVED).exclude(batch=batch)
    found = rows.select_related("batch").order_by("-pk").first()
    return str(found.batch) if found else ""


def by_key(actor: Actor, key: bytes) -> list[Arrival]:
    """The cards of this person at the actor's tables, those that wait first, then the newest. At most 20."""
    rows = arrivals(actor).filter(key=key).exclude(state=State.WITHDRAWN).order_by("-pk")[:20]
    return sorted(rows, key=lambda row: row.state != State.ARRIVED)
