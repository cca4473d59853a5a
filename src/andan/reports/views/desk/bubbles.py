"""The places of an area with a dot as large as the number of their reports, north up, on nothing but lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

from django.conf import settings

from andan.places.bearings import Point
from andan.places.naming import split_kind
from andan.reports.queries.spots import Square, Unit

SIZE, NARROWEST, MARGIN, LARGEST, SMALLEST = 420.0, 300.0, 34.0, 30.0, 3.0  # units of the drawing
NAMED = 8  # the fullest have their names written


@dataclass(frozen=True, slots=True)
class Bubble:
    """In units of the drawing."""

    x: float
    y: float
    radius: float
    count: int
    late: int
    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class Bubbles:
    """`lines` are where the lines of the ground stand, both ways."""

    width: float
    height: float
    dots: tuple[Bubble, ...]
    lines: tuple[int, ...] = tuple(range(0, int(SIZE), 42))


@dataclass(frozen=True, slots=True)
class Dot:
    """So many reports at one place; a place without a name is drawn alone."""

    at: Point
    count: int
    late: int
    name: str = ""


def by_commune(units: Sequence[Unit]) -> list[Dot]:
    """Those that have a middle."""
    return [
        Dot(unit.commune.centre, unit.count, unit.late, split_kind(unit.commune.name)[1])
        for unit in units
        if unit.commune and unit.commune.centre
    ]


def by_square(squares: Sequence[Square]) -> list[Dot]:
    return [Dot(square.at, square.count, square.late) for square in squares]


def drawing(placed: Sequence[Dot]) -> Bubbles | None:
    """The dots, the fullest at the back; None when there is none."""
    if not placed:
        return None
    squeeze = cos(radians(placed[0].at[0]))
    flat = [(dot.at[1] * squeeze, -dot.at[0]) for dot in placed]
    left, top = (min(place) for place in zip(*flat, strict=True))
    wide, high = (max(place) - min(place) for place in zip(*flat, strict=True))
    scale = (SIZE - 2 * MARGIN) / max(wide, high, 0.02)
    width, height = (max(span * scale + 2 * MARGIN, NARROWEST) for span in (wide, high))
    most = max(dot.count for dot in placed)
    dots = tuple(
        Bubble(
            x=round((x - left) * scale + (width - wide * scale) / 2, 1),
            y=round((y - top) * scale + (height - high * scale) / 2, 1),
            radius=round(max(LARGEST * sqrt(dot.count / most), SMALLEST), 1),
            count=dot.count,
            late=dot.late,
            name=dot.name,
            named=bool(dot.name) and place < NAMED,
        )
        for place, (dot, (x, y)) in enumerate(zip(placed, flat, strict=True))
    )
    return Bubbles(round(width, 1), round(height, 1), dots)


def around(communes: Sequence[Dot], shown: Sequence[Dot], *, close: bool) -> dict[str, Any]:
    """For a script: the names of the communes where their middle is, what to have in view, where pictures come from.

    `close`: what is shown are squares of one commune.
    """
    return {
        "here": None,
        "pin": None,
        "places": [{"name": dot.name, "at": dot.at} for dot in communes],
        "seen": [dot.at for dot in shown],
        "close": close,
        "tiles": settings.TILES,
        "credit": settings.TILES_CREDIT,
    }
