"""The scan station: how many cards, tray by tray, what to look at again, what came last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from andan.cards.models import Arrival, Batch
from andan.kit import clock

TRAY = 50
LATEST = 8
PACE_OF, PACE_OVER = 60, timedelta(minutes=5)
LONGEST = 2000  # cards; a longer batch is a list, which nobody counts by trays


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a tray. `state`: done, last, doubt, gap (taken out again) or empty (not scanned yet)."""

    position: int
    state: str


@dataclass(frozen=True, slots=True)
class Tray:
    """Fifty places, so that a wrong count points to one tray; fewer where the box ends. `number` counts from 1."""

    number: int
    cells: list[Cell]

    @property
    def counted(self) -> int:
        return sum(cell.state in ("done", "last", "doubt") for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """`missing` and `extra` against what the box says, None where it says nothing. `pace`: cards a minute just now.

    `trays` is empty for a batch longer than LONGEST.
    """

    batch: Batch
    count: int
    missing: int | None
    extra: int | None
    trays: list[Tray]
    doubtful: list[Arrival]
    latest: list[Arrival]
    pace: int | None
    ready_at: datetime | None


def board(batch: Batch) -> Board:
    """The board of a batch that the actor has already been shown (see `batch`). Four queries."""
    count, expected = batch.arrivals.count(), batch.expected
    latest = list(batch.arrivals.order_by("-position")[:LATEST])
    pace = _pace(batch)
    return Board(
        batch=batch,
        count=count,
        missing=None if expected is None else max(0, expected - count),
        extra=None if expected is None else max(0, count - expected),
        trays=_trays(batch) if max(count, expected or 0) <= LONGEST else [],
        doubtful=list(batch.arrivals.exclude(doubt="").order_by("position")[:LONGEST]),
        latest=latest,
        pace=pace,
        ready_at=_ready_at(pace, 0 if expected is None else expected - count),
    )


def _trays(batch: Batch) -> list[Tray]:
    doubts: dict[int, str] = dict(batch.arrivals.values_list("position", "doubt"))
    last = max(doubts, default=0)
    places = max(batch.expected or -(-max(last, 1) // TRAY) * TRAY, last)
    cells = [Cell(position, _state(doubts, position, last)) for position in range(1, places + 1)]
    return [Tray(start // TRAY + 1, cells[start : start + TRAY]) for start in range(0, places, TRAY)]


def _state(doubts: dict[int, str], position: int, last: int) -> str:
    if position > last:
        return "empty"
    if position not in doubts:
        return "gap"
    if doubts[position]:
        return "doubt"
    return "last" if position == last else "done"


def _pace(batch: Batch) -> int | None:
    """Cards a minute over the last ones of the last minutes; None until there is something to measure."""
    newest = batch.arrivals.order_by("-position").values_list("scanned_at", flat=True)[:PACE_OF]
    times = [moment for moment in newest if clock.now() - moment <= PACE_OVER]
    if len(times) < 2:
        return None
    seconds = (max(times) - min(times)).total_seconds()
    return round((len(times) - 1) * 60 / seconds) if seconds >= 1 else None


def _ready_at(pace: int | None, left: int) -> datetime | None:
    return clock.now() + timedelta(minutes=left / pace) if pace and left > 0 else None
