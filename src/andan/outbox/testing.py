"""For tests: what was posted, and what became of it."""

from typing import Any, NamedTuple

from andan.outbox.boxes import key_of, opened
from andan.outbox.letters import State
from andan.outbox.models import Envelope


class Posted(NamedTuple):
    channel: str
    address: Any
    body: dict[str, Any]


def waiting() -> list[Posted]:
    """The letters that have not ended, in order of posting."""
    rows = Envelope.objects.filter(due_at__isnull=False).order_by("id")
    return [Posted(row.channel, *opened(row)) for row in rows]


class Fate(NamedTuple):
    """What became of a letter; `word` says why not yet, or why never ("gone": nobody has that address any more)."""

    state: State
    word: str


def fate(key: str) -> Fate | None:
    """What became of the letter posted under `key`; None when it is not known, or no longer."""
    row = Envelope.objects.filter(key=key_of(key)).values_list("state", "word").first()
    return Fate(State(row[0]), row[1]) if row else None
