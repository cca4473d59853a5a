from collections.abc import Sequence
from datetime import datetime, timedelta

from andan.kit.clock import HANOI
from andan.web import wording
from andan.web.rulers.scale import Scale, marks
from andan.web.rulers.shapes import Due, Notch, Ruler

_EDGE = 20.0
_NUMBERED, _TALL = 3, 6  # every so many hours


def day_ruler(
    now: datetime, dues: Sequence[Due], shift: tuple[int, int] | None = None, width: int = 548
) -> Ruler:
    """Today in Hà Nội from 00 to 24. Dues of other days are left out; `shift` is (from hour, to hour)."""
    hours = _hours(now)
    scale = Scale(hours[0], hours[-1], _EDGE, width - _EDGE)
    today = sorted((due for due in dues if scale.holds(due.at)), key=lambda due: due.at)
    labels = [f"{wording.hour(due.at)} {due.label}" for due in today]
    return Ruler(
        width=width,
        left=scale.low,
        right=scale.high,
        now=scale.x(now),
        now_text=f"bây giờ {wording.hour(now)}",
        notches=tuple(_notch(scale.x(hour), place) for place, hour in enumerate(hours)),
        bands=(scale.band(hours[shift[0]], hours[shift[1]]),) if shift else (),
        marks=marks(scale, list(zip(today, labels, strict=True)), width),
        label=f"Thước ngày. {'; '.join(labels) or 'Hôm nay không có hạn.'}",
        now_anchor="end" if scale.x(now) > width / 4 else "start",
    )


def _hours(now: datetime) -> list[datetime]:
    """From midnight to midnight."""
    midnight = now.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
    return [midnight + timedelta(hours=hour) for hour in range(25)]


def _notch(x: float, hour: int) -> Notch:
    return Notch(x, "" if hour % _NUMBERED else f"{hour:02d}", hour % _TALL == 0)
