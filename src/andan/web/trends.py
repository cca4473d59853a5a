"""Small lines of recent values. Pure geometry on a 120 × 32 drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, _EDGE = 120, 32, 4


@dataclass(frozen=True, slots=True)
class Trend:
    """`path` for a polyline, and where the last value lies."""

    path: str
    x: float
    y: float
    width: int = WIDTH
    height: int = HEIGHT


def trend(values: Sequence[float]) -> Trend | None:
    """The line through `values`, oldest first; None when there is nothing to draw."""
    if len(values) < 2:
        return None
    low, high = min(values), max(values)
    reach = (high - low) or 1
    points = [
        (
            round(_EDGE + place * (WIDTH - 2 * _EDGE) / (len(values) - 1), 1),
            round(HEIGHT - _EDGE - (value - low) / reach * (HEIGHT - 2 * _EDGE), 1),
        )
        for place, value in enumerate(values)
    ]
    x, y = points[-1]
    return Trend(path=" ".join(f"{px},{py}" for px, py in points), x=x, y=y)
