"""Every read across letters."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from andan.kit import clock
from andan.outbox.letters import State
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
    dead = Envelope.objects.filter(state=State.DEAD, ended_at__isnull=False)[:COUNTED].count()
    waiting = Envelope.objects.filter(due_at__isnull=False)[:COUNTED].count()
    return Backlog(waiting, behind, dead)


def listed(*, dead: bool) -> list[Envelope]:
    """The newest letters that have ended in vain, or those that wait, without their boxes."""
    rows = Envelope.objects.defer("box").order_by("-id")
    chosen = (
        rows.filter(state=State.DEAD, ended_at__isnull=False) if dead else rows.filter(due_at__isnull=False)
    )
    return list(chosen[:_ROWS])


def worker_until() -> datetime | None:
    """Until when the last worker said it would be there; None when there never was one."""
    signs = Shift.objects.filter(name__startswith="worker:").order_by("-until")
    return signs.values_list("until", flat=True).first()
