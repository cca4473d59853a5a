"""Where a commune lies in its province: dots on a small drawing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

SIZE = 240.0  # the longer side of the drawing
MARGIN = 12.0

Point = tuple[float, float]  # latitude, longitude in degrees


@dataclass(frozen=True, slots=True)
class Locator:
    """`dots` are the centres of all communes, `here` the one that is meant, in units of the drawing."""

    width: float
    height: float
    dots: list[Point]
    here: Point


def locator(here: Point, others: Iterable[Point]) -> Locator:
    """A drawing with north up; distances keep their proportion at the latitude of `here`."""
    squeeze = cos(radians(here[0]))
    flat = [(lon * squeeze, -lat) for lat, lon in (here, *others)]
    left, top = (min(axis) for axis in zip(*flat, strict=True))
    right, bottom = (max(axis) for axis in zip(*flat, strict=True))
    scale = (SIZE - 2 * MARGIN) / max(right - left, bottom - top, 1e-6)
    placed = [(round((x - left) * scale + MARGIN, 1), round((y - top) * scale + MARGIN, 1)) for x, y in flat]
    return Locator(
        width=round((right - left) * scale + 2 * MARGIN, 1),
        height=round((bottom - top) * scale + 2 * MARGIN, 1),
        dots=placed[1:],
        here=placed[0],
    )
