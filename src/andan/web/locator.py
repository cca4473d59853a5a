"""Small drawings of where something lies: centres of places as dots, north up, distances in proportion. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from andan.places.bearings import Point

SIZE, MARGIN = 240.0, 12.0  # an overview: its longer side, and what stays free
WIDTH, HEIGHT = 260.0, 204.0  # a neighbourhood
_REACH = 0.045  # degrees of latitude from the middle of a neighbourhood to its upper edge
_MOST = 9  # names
_LINE, _NAME, _FOOT = 30, 84, 20  # the height and the width of a name, and its foot under the dot
_BELOW, _UNDER_CIRCLE = 15, 46  # how far under the middle a name stands, and one that stands under the circle
_SMALL, _NEAR, _HERE = 2.2, 2.5, 5.0  # radii
_HALO, _ABOUT = 9.0, 32.0


@dataclass(frozen=True, slots=True)
class Place:
    """Something to draw. `name` is written only in a neighbourhood; `here` marks what the drawing is about."""

    at: Point
    name: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """In units of the drawing. Without `radius` the dot itself is not drawn; `anchor` is how its name stands."""

    x: float
    y: float
    radius: float
    text: str = ""
    here: bool = False
    anchor: str = "middle"
    below: int = _BELOW


@dataclass(frozen=True, slots=True)
class Drawing:
    """`about` is the circle around what is meant, `pin` a place somebody pointed at."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    about: Dot | None = None
    pin: Dot | None = None


@dataclass(frozen=True, slots=True)
class _Flat:
    """From degrees to units, at the latitude whose `squeeze` is given."""

    left: float
    top: float
    scale: float
    squeeze: float

    def dot(self, at: Point, radius: float) -> Dot:
        x, y = at[1] * self.squeeze - self.left, self.top - at[0]
        return Dot(round(x * self.scale, 1), round(y * self.scale, 1), radius)


def overview(here: Point, others: Iterable[Point]) -> Drawing:
    """One place among all the others, as large as the paper allows."""
    squeeze = cos(radians(here[0]))
    flat = [(lon * squeeze, lat) for lat, lon in (here, *others)]
    (left, bottom), (right, top) = map(min, zip(*flat, strict=True)), map(max, zip(*flat, strict=True))
    scale = (SIZE - 2 * MARGIN) / max(right - left, top - bottom, 1e-6)
    edge = MARGIN / scale
    frame = _Flat(left - edge, top + edge, scale, squeeze)
    middle, *around = [frame.dot((lat, x / squeeze), _SMALL) for x, lat in flat]
    return Drawing(
        width=round((right - left) * scale + 2 * MARGIN, 1),
        height=round((top - bottom) * scale + 2 * MARGIN, 1),
        dots=(*around, replace(middle, here=True, radius=_HERE)),
        about=replace(middle, radius=_HALO),
    )


def neighbourhood(middle: Point, places: Sequence[Place], *, pinned: bool) -> Drawing:
    """What lies around `middle`, ten kilometres from edge to edge, named where names fit. The nearest come first.

    `pinned` says that somebody pointed at the middle; else the circle stands around the place itself.
    """
    squeeze, scale = cos(radians(middle[0])), HEIGHT / 2 / _REACH
    frame = _Flat(middle[1] * squeeze - WIDTH / 2 / scale, middle[0] + HEIGHT / 2 / scale, scale, squeeze)
    pin = frame.dot(middle, _ABOUT) if pinned else None
    dots = _readable((_named(frame.dot(place.at, _NEAR), place) for place in places), pin)
    about = pin or next((replace(dot, radius=_ABOUT, text="") for dot in dots if dot.here), None)
    return Drawing(WIDTH, HEIGHT, dots, about, pin)


def _named(dot: Dot, place: Place) -> Dot:
    anchor = "start" if dot.x < 60 else "end" if dot.x > WIDTH - 60 else "middle"
    return replace(dot, text=place.name, here=place.here, anchor=anchor)


def _readable(dots: Iterable[Dot], pin: Dot | None) -> tuple[Dot, ...]:
    """The first dots whose names lie inside and touch neither each other nor the pin; the place itself always."""
    kept: list[Dot] = []
    for dot in dots:
        taken = [*kept, pin] if pin else kept
        room = _FOOT < dot.y + _FOOT < HEIGHT and all(_clear(dot, other) for other in taken)
        if dot.here:
            kept.append(_under(dot, pin))
        elif room and len(kept) < _MOST:
            kept.append(dot)
    return tuple(kept)


def _under(here: Dot, pin: Dot | None) -> Dot:
    """The place itself; where the circle would cover its name, the name stands under the circle."""
    if pin is None:
        return replace(here, anchor="middle", below=_UNDER_CIRCLE)
    if _clear(here, pin):
        return here
    return replace(here, x=pin.x, y=pin.y, radius=0.0, anchor="middle", below=_UNDER_CIRCLE)


def _clear(dot: Dot, other: Dot) -> bool:
    return abs(dot.y + dot.below - other.y - other.below) > _LINE or abs(dot.x - other.x) > _NAME
