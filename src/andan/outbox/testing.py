"""For the tests of those who post: what they have posted."""

from typing import Any, NamedTuple

from andan.outbox.boxes import opened
from andan.outbox.models import Envelope


class Posted(NamedTuple):
    channel: str
    address: Any
    body: dict[str, Any]


def waiting() -> list[Posted]:
    """The letters that have not ended, in order of posting."""
    rows = Envelope.objects.filter(due_at__isnull=False).order_by("id")
    return [Posted(row.channel, *opened(row)) for row in rows]
