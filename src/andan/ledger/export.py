"""The ledger as JSON lines, streamed: a head, one line for each fact in order, a foot with the count."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from andan.ledger.facts import canonical
from andan.ledger.models import Entry
from andan.ledger.verify import FORMAT

CHUNK = 2_000


def lines() -> Iterator[bytes]:
    """Every line with its line feed, in the order of writing, from one consistent reading of the table."""
    yield _line({"format": FORMAT})
    count = 0
    for entry in Entry.objects.order_by("pk").iterator(chunk_size=CHUNK):
        yield _line(_row(entry))
        count += 1
    yield _line({"entries": count})


def _line(value: dict[str, Any]) -> bytes:
    return canonical(value) + b"\n"


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "name": entry.name,
        "subject": entry.subject,
        "recorded_at": entry.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "body": bytes(entry.body).decode(),
        "leaf_hash": bytes(entry.leaf_hash).hex(),
    }
