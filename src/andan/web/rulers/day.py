from collections.abc import Sequence
from datetime import datetime, timedelta

from andan.kit.clock import HANOI
from andan.web import wording
from andan.web.rulers.labels import ROWS, Wish, settled
from andan.web.rulers.scale import Scale
from andan.web.rulers.shapes import Due, Mark, Notch, Ruler

_EDGE = 20.0
_NUMBERED, _TALL = 3, 6  # every so many hours
_DUE_ROWS, _NOW_ROWS = tuple(range(ROWS - 1)), tuple(reversed(range(ROWS)))


def day_ruler(
    now: datetime, dues: Sequence[Due], shift: tuple[int, int] | None = None, width: int = 548
) -> Ruler:
    """Today in Hà Nội from 00 to 24. Dues of other days are left out; `shift` is (from hour, to hour)."""
    hours = _hours(now)
    scale = Scale(hours[0], hours[-1], _EDGE, width - _EDGE)
    today = sorted((due for due in dues if scale.holds(due.at)), key=lambda due: due.at)
    present, *places = settled([_now(scale, now), *(_wish(scale, due) for due in today)], width)
    told = [f"{wording.hour(due.at)} {due.label}" for due in today]
    return Ruler(
        width=width,
        left=scale.low,
        right=scale.high,
        now=present.x,
        now_text=present.text,
        notches=tuple(_notch(scale.x(hour), place) for place, hour in enumerate(hours)),
        bands=(scale.band(hours[shift[0]], hours[shift[1]]),) if shift else (),
        marks=tuple(
            Mark(place.x, place.row, place.anchor, place.text, due.tone)
            for due, place in zip(today, places, strict=True)
        ),
        label=f"Thước ngày, bây giờ {wording.hour(now)}. {'; '.join(told) or 'Hôm nay không có hạn.'}",
        now_anchor=present.anchor,
        now_row=present.row,
    )


def _now(scale: Scale, now: datetime) -> Wish:
    return Wish(scale.x(now), (f"bây giờ {wording.hour(now)}", "bây giờ"), _NOW_ROWS, ("end", "start"))


def _wish(scale: Scale, due: Due) -> Wish:
    hour = wording.hour(due.at)
    return Wish(scale.x(due.at), (f"{hour} {due.label}", hour), _DUE_ROWS)


def _hours(now: datetime) -> list[datetime]:
    """From midnight to midnight."""
    midnight = now.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
    return [midnight + timedelta(hours=hour) for hour in range(25)]


def _notch(x: float, hour: int) -> Notch:
    return Notch(x, "" if hour % _NUMBERED else f"{hour:02d}", hour % _TALL == 0)
