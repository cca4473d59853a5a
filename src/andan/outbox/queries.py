"""Every read across letters."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import models

from andan.kit import clock
from andan.kit.readings import Reading
from andan.outbox.boxes import key_of
from andan.outbox.letters import GIVEN_UP, State
from andan.outbox.models import Envelope, Shift

COUNTED = 1000  # a longer queue is told as this many: counting it would be dearer than knowing it
_ROWS = 200


class Backlog(NamedTuple):
    """`waiting` at most COUNTED; `behind`: seconds for which the first that is due has been waiting."""

    waiting: int
    behind: int
    dead: int


def due(channels: Iterable[str], most: int) -> dict[str, int]:
    """How many letters could leave now by each channel, counted up to `most`. One query when there is none."""
    free = Envelope.objects.free(clock.now())
    if not free.exists():
        return {}
    return {channel: free.filter(channel=channel)[:most].count() for channel in channels}


def backlog() -> Backlog:
    """What a person who looks after the house wants to know."""
    moment = clock.now()
    due_rows = Envelope.objects.filter(due_at__lte=moment)
    first = due_rows.order_by("due_at").values_list("due_at", flat=True).first()
    behind = int((moment - first).total_seconds()) if first else 0
    dead = _dead()[:COUNTED].count()
    waiting = Envelope.objects.filter(due_at__isnull=False)[:COUNTED].count()
    return Backlog(waiting, behind, dead)


def listed(*, dead: bool) -> list[Envelope]:
    """The newest letters that have ended in vain, or those that wait, without their boxes."""
    chosen = _dead() if dead else Envelope.objects.filter(due_at__isnull=False)
    return list(chosen.defer("box").order_by("-id")[:_ROWS])


def _dead() -> models.QuerySet[Envelope]:
    """Letters that ended in vain and that nobody has given up."""
    return Envelope.objects.filter(state=State.DEAD, ended_at__isnull=False).exclude(word=GIVEN_UP)


class Fate(NamedTuple):
    """What became of a letter; `word` says why not yet, or why never ("gone": nobody has that address any more)."""

    state: State
    word: str


def fates(keys: Collection[str]) -> dict[str, Fate]:
    """What became of the letters posted under these keys; one that is not known, or no longer, is left out."""
    named = {key_of(key): key for key in keys}
    rows = Envelope.objects.filter(key__in=named).values_list("key", "state", "word")
    return {named[key]: Fate(State(state), word) for key, state, word in rows}


def worker_until() -> datetime | None:
    """Until when the last worker said it would be there; None when there never was one."""
    signs = Shift.objects.filter(name__startswith="worker:").order_by("-until")
    return signs.values_list("until", flat=True).first()


def readings() -> list[Reading]:
    """For /metrics. Five queries."""
    until, letters = worker_until(), backlog()
    working = until is not None and until > clock.now()
    return [
        Reading("andan_worker_working", "Whether a worker has given a sign lately.", working),
        Reading("andan_letters_waiting", f"Letters that wait, told up to {COUNTED}.", letters.waiting),
        Reading("andan_letters_behind_seconds", "For how long the first that is due waits.", letters.behind),
        Reading("andan_letters_dead", f"Letters that ended in vain, told up to {COUNTED}.", letters.dead),
    ]
