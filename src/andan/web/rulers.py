"""Time as a ruler: a day with its due times, a term with its duties. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from andan.kit.clock import HANOI
from andan.web import wording

_DAY = timedelta(days=1)
_HOURS = 24
_SATURDAY = 5
_LABEL_EVERY = 3
_LETTER = 6.9  # pixels that one letter of a label takes, on average


@dataclass(frozen=True, slots=True)
class Due:
    """A moment by which something must be done; `tone` is ok, soon or late, `label` one or two words."""

    at: datetime
    label: str
    tone: str = "ok"


@dataclass(frozen=True, slots=True)
class Mark:
    """A due time on the ruler: where its circle is, which row its label takes and how it is anchored."""

    x: float
    row: int
    anchor: str
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Notch:
    """A tick of the scale; `text` is empty between the numbered ones."""

    x: float
    text: str
    tall: bool


@dataclass(frozen=True, slots=True)
class Band:
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Ruler:
    """Coordinates for a drawing `width` wide; `label` tells it in words."""

    width: int
    left: float
    right: float
    now: float | None
    now_text: str
    notches: tuple[Notch, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    label: str
    now_anchor: str = "end"


def day_ruler(
    now: datetime, dues: Sequence[Due], shift: tuple[int, int] | None = None, width: int = 548
) -> Ruler:
    """Today in Hà Nội from 00 to 24. Dues of other days are left out; `shift` is (from hour, to hour)."""
    here = now.astimezone(HANOI)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    scale = _Scale(midnight, midnight + _DAY, 20.0, width - 20.0)
    today = sorted((due for due in dues if scale.holds(due.at)), key=lambda due: due.at)
    hours = [midnight + timedelta(hours=hour) for hour in range(_HOURS + 1)]
    bands = (
        (Band(scale.x(hours[shift[0]]), scale.x(hours[shift[1]]) - scale.x(hours[shift[0]])),)
        if shift
        else ()
    )
    return Ruler(
        width=width,
        left=scale.low,
        right=scale.high,
        now=scale.x(now),
        now_text=f"bây giờ {wording.hour(now)}",
        notches=tuple(
            Notch(scale.x(hour), f"{place:02d}" if place % _LABEL_EVERY == 0 else "", place % 6 == 0)
            for place, hour in enumerate(hours)
        ),
        bands=bands,
        marks=_marks(scale, [(due, f"{wording.hour(due.at)} {due.label}") for due in today], width),
        label="Thước ngày. "
        + ("; ".join(f"{wording.hour(d.at)} {d.label}" for d in today) or "Hôm nay không có hạn."),
        now_anchor="end" if scale.x(now) > width / 4 else "start",
    )


def term_ruler(
    start: datetime, due: datetime, now: datetime, dues: Sequence[Due] = (), width: int = 430
) -> Ruler:
    """A term from `start` to `due` in days, weekends shaded. The present may lie past the end."""
    end = max(due, now, *(each.at for each in dues)) if dues else max(due, now)
    scale = _Scale(start, end, 8.0, width - 34.0)
    midnights = _midnights(start, end)
    return Ruler(
        width=width,
        left=scale.low,
        right=scale.high,
        now=scale.x(now),
        now_text="bây giờ",
        notches=tuple(Notch(scale.x(day), "", day.astimezone(HANOI).weekday() == 0) for day in midnights),
        bands=tuple(
            Band(scale.x(day), scale.x(after) - scale.x(day))
            for day, after in pairwise([*midnights, end])
            if day.astimezone(HANOI).weekday() >= _SATURDAY
        ),
        marks=_marks(scale, [(each, f"{each.at.astimezone(HANOI):%d/%m}") for each in dues], width),
        label=f"Thước thời hạn từ {wording.day(start)} đến {wording.day(due)}, {wording.left(due, now)}",
        now_anchor="start" if scale.x(now) < width - 60 else "end",
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    start: datetime
    end: datetime
    low: float
    high: float

    def x(self, moment: datetime) -> float:
        share = (moment - self.start) / ((self.end - self.start) or _DAY)
        return round(self.low + min(max(share, 0), 1) * (self.high - self.low), 1)

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def _midnights(start: datetime, end: datetime) -> list[datetime]:
    first = start.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
    days = (end - first) // _DAY
    return [first + day * _DAY for day in range(max(days + 1, 0))]


def _marks(scale: _Scale, dues: Sequence[tuple[Due, str]], width: int) -> tuple[Mark, ...]:
    """Labels take the first of three rows in which they do not touch their left neighbour."""
    ends = [0.0, 0.0, 0.0]
    marks = []
    for due, text in dues:
        x, length = scale.x(due.at), len(text) * _LETTER
        anchor = "end" if x + length > width else "start"
        begin = x - length if anchor == "end" else x
        row = next((row for row, end in enumerate(ends) if end <= begin), len(ends) - 1)
        ends[row] = begin + length + 8
        marks.append(Mark(x=x, row=row, anchor=anchor, text=text, tone=due.tone))
    return tuple(marks)
