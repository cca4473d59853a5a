"""The day ring: one tick for one day of the rule. Pure geometry on a 120 × 120 drawing."""

from dataclasses import dataclass
from math import cos, pi, sin

_CENTRE = 60.0
_LONGEST_IN_DAYS = 31
_SOON_DAYS = 3
_REACH = {"past": (48.0, 58.0), "now": (46.0, 58.0), "left": (45.5, 59.0), "late": (46.0, 59.0)}


@dataclass(frozen=True, slots=True)
class Tick:
    """One line from (x1, y1) to (x2, y2); `kind` is past, now, left or late."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class DayRing:
    """`state` is ok, soon or late; `label` says the whole ring in words."""

    state: str
    ticks: tuple[Tick, ...]
    above: str
    number: str
    below: str
    label: str


def day_ring(total: int, left: int) -> DayRing:
    """A ring for a rule of `total` days with `left` days to go; negative `left` is late by that much.

    Rules longer than 31 days tick in weeks, the number in the middle stays in days.
    """
    total = max(total, 1)
    state = "late" if left < 0 else "soon" if left <= _SOON_DAYS else "ok"
    step = 7 if total > _LONGEST_IN_DAYS else 1
    count = -(-total // step)
    kinds = _kinds(count, -(-min(max(left, 0), total) // step), late=left < 0)
    return DayRing(
        state=state,
        ticks=tuple(_tick(kind, place, count) for place, kind in enumerate(kinds)),
        above="trễ" if left < 0 else "còn",
        number=str(abs(left)),
        below="ngày",
        label=f"Trễ {-left} ngày" if left < 0 else f"Còn {left} trong {total} ngày",
    )


def _kinds(count: int, remaining: int, *, late: bool) -> list[str]:
    if late:
        return ["late"] * count
    gone = count - remaining
    kinds = ["past"] * gone + ["left"] * remaining
    kinds[max(gone - 1, 0)] = "now"
    return kinds


def _tick(kind: str, place: int, count: int) -> Tick:
    angle = 2 * pi * (place + 0.5) / count - pi / 2
    inner, outer = _REACH[kind]
    points = (_CENTRE + radius * way(angle) for radius in (inner, outer) for way in (cos, sin))
    return Tick(kind, *(round(point, 1) for point in points))
