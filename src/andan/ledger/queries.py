"""Reading the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from andan.ledger.facts import read
from andan.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class Recorded:
    """One fact as it was written. `number` is its place in the ledger, `actor` an opaque reference."""

    number: int
    name: str
    at: datetime
    actor: str
    fact: dict[str, Any]
    leaf_hash: bytes


def entries_of(subject: str) -> list[Recorded]:
    """Every fact about `subject`, oldest first; one query. Who may see them is for the caller to have asked."""
    return [_recorded(entry) for entry in Entry.objects.filter(subject=subject).order_by("pk")]


def _recorded(entry: Entry) -> Recorded:
    body = read(bytes(entry.body))
    return Recorded(
        number=entry.pk,
        name=entry.name,
        at=entry.recorded_at,
        actor=body["actor"],
        fact=body["fact"],
        leaf_hash=bytes(entry.leaf_hash),
    )
