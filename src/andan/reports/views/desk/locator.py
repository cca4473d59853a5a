"""A small drawing of where a report comes from: the communes around, to scale, and the pin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import hypot

from andan.places.models import Commune
from andan.reports.models import Report

WIDTH, HEIGHT = 260, 204
_REACH = 0.045  # degrees of latitude from the middle to the upper edge
_STRETCH = 0.93  # a degree of longitude beside one of latitude, at 21 degrees north
_MOST = 9  # names
_LINE, _NAME, _FOOT = 30, 84, 20  # pixels: the height and the width of a name, and its foot under the dot
_UNDER_CIRCLE = 46


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    text: str
    here: bool
    anchor: str
    below: int = 15  # how far under the middle the name stands


@dataclass(frozen=True, slots=True)
class Locator:
    """Dots are centres of communes; the pin is what the reporter pointed at, absent when they did not."""

    dots: tuple[Dot, ...]
    pin: Dot | None
    label: str


def locator(report: Report) -> Locator | None:
    """The drawing, or None when the place is not known. One query."""
    commune = report.commune
    if commune is None or commune.lat is None or commune.lon is None:
        return None
    middle = (report.latitude or commune.lat, report.longitude or commune.lon)
    around = Commune.objects.filter(
        lat__range=(middle[0] - _REACH, middle[0] + _REACH),
        lon__range=(middle[1] - _REACH * 1.3, middle[1] + _REACH * 1.3),
    )
    near = sorted(around, key=lambda each: (each.pk != commune.pk, _distance(each, middle)))
    pin = _dot(*middle, middle, "", here=True) if report.latitude is not None else None
    return Locator(
        dots=_readable(
            (
                _dot(each.lat or 0, each.lon or 0, middle, each.name, here=each.pk == commune.pk)
                for each in near
            ),
            pin,
        ),
        pin=pin,
        label=f"Vị trí trong {commune.name} và các xã, phường chung quanh",
    )


def _readable(dots: Iterable[Dot], pin: Dot | None) -> tuple[Dot, ...]:
    """The first dots whose names lie inside and touch neither each other nor the pin; the place itself always."""
    kept: list[Dot] = []
    for dot in dots:
        taken = [*kept, pin] if pin else kept
        room = _FOOT < dot.y + _FOOT < HEIGHT and all(_clear(dot, other) for other in taken)
        if dot.here:
            kept.append(_named(dot, pin))
        elif room and len(kept) < _MOST:
            kept.append(dot)
    return tuple(kept)


def _named(here: Dot, pin: Dot | None) -> Dot:
    """The place itself; where the pin would cover its name, the name stands under the pin's circle."""
    if pin is None or not _clear(here, pin):
        over = pin or here
        return replace(here, x=over.x, y=over.y, anchor="middle", below=_UNDER_CIRCLE)
    return here


def _clear(dot: Dot, other: Dot) -> bool:
    return abs(dot.y - other.y) > _LINE or abs(dot.x - other.x) > _NAME


def _distance(commune: Commune, middle: tuple[float, float]) -> float:
    return hypot((commune.lat or 0) - middle[0], (commune.lon or 0) - middle[1])


def _dot(lat: float, lon: float, middle: tuple[float, float], text: str, *, here: bool) -> Dot:
    scale = HEIGHT / 2 / _REACH
    x = WIDTH / 2 + (lon - middle[1]) * _STRETCH * scale
    y = HEIGHT / 2 - (lat - middle[0]) * scale
    anchor = "start" if x < 60 else "end" if x > WIDTH - 60 else "middle"
    return Dot(round(x, 1), round(y, 1), text.removeprefix("Phường ").removeprefix("Xã "), here, anchor)
