from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from andan.kit.clock import HANOI
from andan.web import wording
from andan.web.rulers.scale import Scale, marks
from andan.web.rulers.shapes import Band, Due, Notch, Ruler

_DAY = timedelta(days=1)
_MONDAY, _SATURDAY = 0, 5
_LEFT, _RIGHT = 8.0, 34.0
_ROOM = 60  # pixels that the word for the present takes


def term_ruler(
    start: datetime, due: datetime, now: datetime, dues: Sequence[Due] = (), width: int = 430
) -> Ruler:
    """A term from `start` to `due` in days, weekends shaded. The present may lie past the end."""
    end = max(due, now, *(each.at for each in dues)) if dues else max(due, now)
    scale, midnights = Scale(start, end, _LEFT, width - _RIGHT), _midnights(start, end)
    return Ruler(
        width=width,
        left=scale.low,
        right=scale.high,
        now=scale.x(now),
        now_text="bây giờ",
        notches=tuple(Notch(scale.x(day), "", _weekday(day) == _MONDAY) for day in midnights),
        bands=tuple(_weekends(scale, [*midnights, end])),
        marks=marks(scale, [(each, f"{each.at.astimezone(HANOI):%d/%m}") for each in dues], width),
        label=f"Thước thời hạn từ {wording.day(start)} đến {wording.day(due)}, {wording.left(due, now)}",
        now_anchor="start" if scale.x(now) < width - _ROOM else "end",
    )


def _midnights(start: datetime, end: datetime) -> list[datetime]:
    first = start.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
    days = (end - first) // _DAY
    return [first + day * _DAY for day in range(max(days + 1, 0))]


def _weekends(scale: Scale, days: Sequence[datetime]) -> Iterator[Band]:
    return (scale.band(day, after) for day, after in pairwise(days) if _weekday(day) >= _SATURDAY)


def _weekday(moment: datetime) -> int:
    return moment.astimezone(HANOI).weekday()
