"""Who is known already: by the key of name and birth date, at one agency."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from andan.accounts.actors import Actor
from andan.cards.models import Arrival, Batch
from andan.cards.queries.seen import arrivals
from andan.cards.states import State

THERE = (State.ARRIVED, State.COLLECTED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Known:
    """How many cards of one person an agency has had and still remembers, and how many of them wait."""

    had: int
    waiting: int


NEVER = Known(0, 0)


def known(agency_id: int, keys: Collection[bytes]) -> dict[bytes, Known]:
    """For each key that the agency has had; entries taken back do not count. One query."""
    rows = (
        Arrival.objects.filter(agency=agency_id, key__in=keys, state__in=THERE)
        .order_by()
        .values("key")
        .annotate(had=Count("pk"), waiting=Count("pk", filter=Q(state=State.ARRIVED)))
    )
    return {bytes(row["key"]): Known(row["had"], row["waiting"]) for row in rows}


def waiting_elsewhere(batch: Batch, key: bytes) -> str:
    """The label of another batch of the agency in which a card of this person waits; "" when there is none."""
    rows = Arrival.objects.filter(key=key, agency=batch.agency_id, state=State.ARRIVED).exclude(batch=batch)
    found = rows.select_related("batch").order_by("-pk").first()
    return str(found.batch) if found else ""


def by_key(actor: Actor, key: bytes) -> list[Arrival]:
    """The cards of this person at the actor's tables, those that wait first, then the newest. At most 20."""
    rows = arrivals(actor).filter(key=key).exclude(state=State.WITHDRAWN).order_by("-pk")[:20]
    return sorted(rows, key=lambda row: row.state != State.ARRIVED)
