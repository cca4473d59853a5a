"""The communes of an area with a dot as large as the number of their reports, north up, on nothing but lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

from django.conf import settings

from andan.places.naming import split_kind
from andan.reports.queries.spots import Unit

SIZE, MARGIN, LARGEST, SMALLEST = 420.0, 34.0, 30.0, 3.0  # units of the drawing
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


def drawing(units: Sequence[Unit]) -> Bubbles | None:
    """All communes that have a middle, the fullest at the back; None when there is none."""
    placed = [(unit, unit.commune.centre) for unit in units if unit.commune and unit.commune.centre]
    if not placed:
        return None
    squeeze = cos(radians(placed[0][1][0]))
    flat = [(lon * squeeze, -lat) for _, (lat, lon) in placed]
    left, top = (min(place) for place in zip(*flat, strict=True))
    wide, high = (max(place) - min(place) for place in zip(*flat, strict=True))
    scale = (SIZE - 2 * MARGIN) / max(wide, high, 0.02)
    most = max(unit.count for unit, _ in placed)
    dots = tuple(
        Bubble(
            x=round((x - left) * scale + MARGIN, 1),
            y=round((y - top) * scale + MARGIN, 1),
            radius=round(max(LARGEST * sqrt(unit.count / most), SMALLEST), 1),
            count=unit.count,
            late=unit.late,
            name=split_kind(unit.commune.name)[1] if unit.commune else "",
            named=place < NAMED,
        )
        for place, ((unit, _), (x, y)) in enumerate(zip(placed, flat, strict=True))
    )
    return Bubbles(round(wide * scale + 2 * MARGIN, 1), round(high * scale + 2 * MARGIN, 1), dots)


def around(units: Sequence[Unit]) -> dict[str, Any]:
    """The same for a script: the names of the communes where their middle is, and where pictures come from, if any."""
    places = [
        {"name": split_kind(unit.commune.name)[1], "at": unit.commune.centre}
        for unit in units
        if unit.commune and unit.commune.centre
    ]
    return {
        "here": None,
        "pin": None,
        "places": places,
        "tiles": settings.TILES,
        "credit": settings.TILES_CREDIT,
    }
