"""For tests: what was posted, and what became of it."""

from typing import Any, NamedTuple

from andan.outbox.boxes import opened
from andan.outbox.models import Envelope
from andan.outbox.queries import Fate, fates


class Posted(NamedTuple):
    channel: str
    address: Any
    body: dict[str, Any]


def waiting() -> list[Posted]:
    """The letters that have not ended, in order of posting."""
    rows = Envelope.objects.filter(due_at__isnull=False).order_by("id")
    return [Posted(row.channel, *opened(row)) for row in rows]


def fate(key: str) -> Fate | None:
    """What became of the letter posted under `key`; None when it is not known, or no longer."""
    return fates([key]).get(key)
