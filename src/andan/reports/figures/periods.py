"""Stretches of time that are counted: weeks of the house, months, quarters, years, or any two days. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
LONGEST = timedelta(days=3660)
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)  # beyond these nobody asks, and dates can be counted with


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both included. `kind` is a word of KINDS."""

    kind: str
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def is_year(self) -> bool:
        first = self.start.replace(month=1, day=1)
        return (self.start, self.end) == (first, first.replace(month=12, day=31))

    @property
    def months(self) -> tuple[date, date]:
        """The first days of the first and the last month that lie in it wholly; the first is later when none does."""
        first = self.start if self.start.day == 1 else month_after(self.start)
        after = self.end + DAY
        return first, month_of(after - DAY) if after.day == 1 else month_of(month_of(self.end) - DAY)

    @property
    def edges(self) -> list[tuple[date, date]]:
        """The days, both included, that lie in no whole month of it."""
        first, last = self.months
        if first > last:
            return [(self.start, self.end)]
        before, after = (self.start, first - DAY), (month_after(last), self.end)
        return [(start, end) for start, end in (before, after) if start <= end]

    def weeks(self, starts: int) -> Iterator[date]:
        """The first day of every week with a day in it, oldest first."""
        week = week_of(self.start, starts)
        while week <= self.end:
            yield week
            week += WEEK


def week_of(day: date, starts: int) -> date:
    """The first day of the week of `day`; weeks start on weekday `starts`, 0 is Monday."""
    return day - timedelta(days=(day.weekday() - starts) % 7)


def month_of(day: date) -> date:
    return day.replace(day=1)


def month_after(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _week(day: date, starts: int) -> tuple[date, date]:
    start = week_of(day, starts)
    return start, start + WEEK - DAY


def _months(day: date, count: int) -> tuple[date, date]:
    first = date(day.year, (day.month - 1) // count * count + 1, 1)
    after = first
    for _ in range(count):
        after = month_after(after)
    return first, after - DAY


KINDS: Mapping[str, Callable[[date, int], tuple[date, date]]] = MappingProxyType(
    {
        "tuan": _week,
        "thang": lambda day, _: _months(day, 1),
        "quy": lambda day, _: _months(day, 3),
        "nam": lambda day, _: _months(day, 12),
    }
)
CHOSEN = "chon"


def around(kind: str, day: date, starts: int) -> Period:
    """The period of a kind in which `day` lies."""
    return Period(kind, *KINDS[kind](min(max(day, FIRST), LAST), starts))


def between(start: date, end: date) -> Period:
    """From one day to another in whichever order, at most LONGEST."""
    first, last = sorted((min(max(start, FIRST), LAST), min(max(end, FIRST), LAST)))
    return Period(CHOSEN, first, min(last, first + LONGEST))


def before(period: Period, starts: int) -> Period:
    """The one that ends where this one starts."""
    return _beside(period, period.start - DAY, starts)


def after(period: Period, starts: int) -> Period:
    """The one that starts where this one ends."""
    return _beside(period, period.end + DAY, starts)


def _beside(period: Period, day: date, starts: int) -> Period:
    if period.kind in KINDS:
        return around(period.kind, day, starts)
    length = period.end - period.start
    return between(day, day - length if day < period.start else day + length)
