"""Figures as pictures. Pixels are worked out here, the drawing is a template's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from andan.reports.figures.tallies import Figures
from andan.reports.queries.figures.tables import FEW
from andan.web import wording

WIDTH, HEIGHT, HEAD, FOOT, SIDE = 960, 120, 26, 26, 84
APART = 14  # pixels between two words
SPARSE = 16  # with so many weeks or fewer each one is told


@dataclass(frozen=True, slots=True)
class Mark:
    """One week: where it lies, how high it is, what is written at it, and whether it belongs to the period."""

    x: float
    y: float
    height: float
    middle: float
    label: str
    day: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Weeks side by side from zero upwards. `lines` are unbroken runs of points, `top` what the highest one says."""

    marks: list[Mark]
    bar: float
    foot: float
    lines: list[str]
    top: str
    width: int = WIDTH + SIDE
    height: int = HEAD + HEIGHT + FOOT

    @property
    def end(self) -> Mark | None:
        """The last week with a value, which the line ends in."""
        return next((mark for mark in reversed(self.marks) if mark.label), None)

    @property
    def tops(self) -> bool:
        """Whether there is room for the highest value beside the last one."""
        return self.end is None or self.end.y > HEAD + APART


def columns(weeks: Mapping[date, Figures], asked: frozenset[date]) -> Picture | None:
    """How many came, week by week; None when none came."""
    counts = [figures.sent for figures in weeks.values()]
    return _drawn(weeks, counts, [wording.number(count) for count in counts], asked)


def shares(weeks: Mapping[date, Figures], asked: frozenset[date]) -> Picture | None:
    """The share of duties that were late, week by week; a week with fewer than FEW is left out."""
    values = [
        figures.late * 100 / figures.decided if figures.decided >= FEW else None for figures in weeks.values()
    ]
    if sum(value is not None for value in values) < 2:
        return None
    return _drawn(weeks, values, [percent(figures) for figures in weeks.values()], asked)


def percent(figures: Figures) -> str:
    """The share of late duties: all added, then divided; how many of how many where that is too few for a share."""
    if not figures.decided:
        return "–"
    if figures.decided < FEW:
        return f"{figures.late} trên {figures.decided}"
    return f"{wording.number(figures.late * 100 / figures.decided, 1)} %"


def _drawn(
    weeks: Mapping[date, Figures],
    values: Sequence[float | None],
    told: Sequence[str],
    asked: frozenset[date],
) -> Picture | None:
    most = max((value for value in values if value is not None), default=0)
    if not most:
        return None
    step = WIDTH / len(values)
    labelled = _labelled(values, most)
    marks = []
    for place, (day, value) in enumerate(zip(weeks, values, strict=True)):
        height = round((value or 0) * HEIGHT / most, 1)
        marks.append(
            Mark(
                x=round(place * step + step * 0.15, 1),
                y=round(HEAD + HEIGHT - height, 1),
                height=height,
                middle=round(place * step + step / 2, 1),
                label=told[place] if place in labelled else "",
                day=f"{day:%d/%m}" if _is_named(place, len(values)) else "",
                is_asked=day in asked,
            )
        )
    lines = _lines(marks, values)
    return Picture(marks, round(step * 0.7, 1), HEAD + HEIGHT, lines, told[list(values).index(most)])


def _labelled(values: Sequence[float | None], most: float) -> set[int]:
    """Every week where there are few; else the highest and the last, which would be written over one another nearby."""
    if len(values) <= SPARSE:
        return {place for place, value in enumerate(values) if value is not None}
    highest = list(values).index(most)
    last = max(place for place, value in enumerate(values) if value is not None)
    return {last} if last - highest < len(values) / 12 else {highest, last}


def _is_named(place: int, count: int) -> bool:
    """About a dozen days are written under the picture, the last one among them."""
    every = -(-count // 13)
    return (count - 1 - place) % every == 0


def _lines(marks: Sequence[Mark], values: Sequence[float | None]) -> list[str]:
    runs: list[list[str]] = [[]]
    for mark, value in zip(marks, values, strict=True):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{mark.middle},{mark.y}")
    return [" ".join(run) for run in runs if len(run) > 1]
