"""Reading the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from andan.kit.readings import Reading
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


class Noted(NamedTuple):
    """That a fact was written, without what it says."""

    number: int
    name: str
    subject: str
    at: datetime


class Horizon(NamedTuple):
    """How far the ledger could be seen: the newest number, and the first transaction that had not begun yet."""

    number: int
    transaction: int


def entries_of(subject: str) -> list[Recorded]:
    """Every fact about `subject`, oldest first; one query. Who may see them is for the caller to have asked."""
    return [_recorded(entry) for entry in Entry.objects.filter(subject=subject).order_by("pk")]


def following(number: int, most: int) -> list[Noted]:
    """At most `most` facts after `number`, in their order; one query."""
    rows = Entry.objects.filter(pk__gt=number).order_by("pk")
    return [Noted(*row) for row in rows.values_list("pk", "name", "subject", "recorded_at")[:most]]


def horizon() -> Horizon:
    """How far the ledger can be seen now. One statement, so that both are of the same moment."""
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON[connection.vendor])
        return Horizon(*cursor.fetchone())


def has_settled(seen: Horizon) -> bool:
    """Whether no number up to `seen.number` can come any more: whoever may have drawn one has ended.

    On PostgreSQL a transaction may draw a number and commit after others that drew later ones. Between drawing and
    beginning to write lies a moment besides: whoever keeps a place in the ledger asks this some seconds after.
    """
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(_STILL_WRITING, [seen.transaction % 2**32])
        return cursor.fetchone() is None


# An older transaction of this database; those of the server's other databases draw none of our numbers.
_STILL_WRITING = """
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_xid IS NOT NULL AND age(backend_xid) > age(%s::text::xid) LIMIT 1
"""
_NEWEST = "(SELECT COALESCE(MAX(id), 0) FROM ledger_entry)"
_HORIZON = {
    "postgresql": f"SELECT {_NEWEST}, pg_snapshot_xmax(pg_current_snapshot())::text::bigint",
    "sqlite": f"SELECT {_NEWEST}, 0",  # one writer at a time: numbers come in the order of the commits
}


def entries_of_many(subjects: Sequence[str]) -> list[tuple[str, Recorded]]:
    """Every fact about each of `subjects`, oldest first; one query."""
    rows = Entry.objects.filter(subject__in=subjects).order_by("pk")
    return [(entry.subject, _recorded(entry)) for entry in rows]


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


def readings() -> list[Reading]:
    """For /metrics. One query."""
    return [Reading("andan_ledger_newest_number", "The number of the newest fact.", horizon().number)]
