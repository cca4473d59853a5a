"""The batches of a table, with what became of their cards."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from andan.accounts.actors import Actor
from andan.cards.models import Arrival, Batch
from andan.cards.queries.seen import visible
from andan.cards.states import BatchState, State


@dataclass(frozen=True, slots=True)
class Box:
    """A batch as the list shows it. `counted` cards came; of them `waiting` are on the table, `doubtful` to look at."""

    batch: Batch
    counted: int
    waiting: int
    collected: int
    doubtful: int


def batches(actor: Actor, *, limit: int = 50, before: int | None = None) -> list[Box]:
    """The batches of the actor's tables, those being scanned first, then the newest; without those thrown away.

    `before` is the key of the last batch of the page before. Two queries.
    """
    rows = visible(actor).exclude(state=BatchState.DISCARDED)
    if before is None:
        open_ones = list(rows.filter(state=BatchState.SCANNING).order_by("-pk"))
        return _boxes([*open_ones, *rows.filter(state=BatchState.CLOSED).order_by("-pk")[:limit]])
    return _boxes(rows.filter(state=BatchState.CLOSED, pk__lt=before).order_by("-pk")[:limit])


def _boxes(rows: Iterable[Batch]) -> list[Box]:
    found = list(rows)
    counts = {
        row["batch"]: (row["counted"], row["waiting"], row["collected"], row["doubtful"])
        for row in Arrival.objects.filter(batch__in=found)
        .order_by()
        .values("batch")
        .annotate(
            counted=Count("pk"),
            waiting=Count("pk", filter=Q(state=State.ARRIVED)),
            collected=Count("pk", filter=Q(ended_as=State.COLLECTED)),
            doubtful=Count("pk", filter=~Q(doubt="") & Q(state=State.ARRIVED)),
        )
    }
    return [Box(row, *counts.get(row.pk, (0, 0, 0, 0))) for row in found]


def entries(batch: Batch, *, after: int = 0, limit: int = 100) -> list[Arrival]:
    """The cards of a batch the actor has been shown, by position, from the one after `after`."""
    return list(batch.arrivals.filter(position__gt=after).order_by("position")[:limit])
