"""When a term ends: how long the rule gives, what was added to it, and how long it stood still.

Months are calendar months. A term in days that ends on a day off ends with the next working day (house rule on top of
BLTTHS Đ.134). What is added to a term is added to its own last day, not to the working day that it was moved to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Protocol

from andan.kit.clock import HANOI
from andan.reports.clock.days import PLAIN, Calendar

DAY_END = time(23, 59, 59)
UNIT_NAMES: Mapping[str, str] = MappingProxyType(
    {"hours": "giờ", "days": "ngày", "working_days": "ngày làm việc", "months": "tháng"}
)


class Limit(Protocol):
    """`amount` of `unit` (hours, days, working_days, months)."""

    @property
    def amount(self) -> int: ...

    @property
    def unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Span:
    """So much time: `amount` of `unit`."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Pause:
    """The term stood still between two moments (aware)."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """From `start` to `due`; from `soon` on (the last quarter) it is due soon. All aware, UTC or local."""

    start: datetime
    due: datetime

    @property
    def soon(self) -> datetime:
        return self.due - (self.due - self.start) / 4


def _months(day: date, amount: int, _calendar: Calendar) -> date:
    years, month = divmod(day.month - 1 + amount, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


_DAYS: Mapping[str, Callable[[date, int, Calendar], date]] = MappingProxyType(
    {
        "days": lambda day, amount, _calendar: day + timedelta(days=amount),
        "working_days": lambda day, amount, calendar: calendar.onward(day, amount),
        "months": _months,
    }
)
UNITS = ("hours", *_DAYS)


def term(
    limit: Limit, start: datetime, changes: Iterable[Span | Pause] = (), calendar: Calendar = PLAIN
) -> Term:
    """The term that `limit` sets from `start` (aware), with what was added and how long it stood still, in order."""
    if limit.unit == "hours":
        return Term(start=start, due=_in_hours(start, limit.amount, changes, calendar))
    day = _DAYS[limit.unit](_day(start), limit.amount, calendar)
    for change in changes:
        day = (
            _later(day, limit.unit, change, calendar)
            if isinstance(change, Pause)
            else _added(day, change, calendar)
        )
    return Term(start=start, due=datetime.combine(calendar.rolled(day), DAY_END, tzinfo=HANOI))


def _in_hours(start: datetime, amount: int, changes: Iterable[Span | Pause], calendar: Calendar) -> datetime:
    """Hours run through nights and holidays; what stood still is given back to the second."""
    due = start + timedelta(hours=amount)
    for change in changes:
        if isinstance(change, Span):
            due = _shifted(due, change, calendar)
        elif change.start <= due:
            due += change.end - change.start
    return due


def _shifted(due: datetime, more: Span, calendar: Calendar) -> datetime:
    """Days and months added to a term in hours keep the time of day."""
    if more.unit == "hours":
        return due + timedelta(hours=more.amount)
    here = due.astimezone(HANOI)
    return datetime.combine(_added(here.date(), more, calendar), here.time(), tzinfo=HANOI)


def _added(day: date, more: Span, calendar: Calendar) -> date:
    return _DAYS[more.unit](day, more.amount, calendar)


def _later(day: date, unit: str, pause: Pause, calendar: Calendar) -> date:
    """As many days as were left when it stopped are left when it goes on; what was late by then stays late."""
    stopped, resumed = _day(pause.start), _day(pause.end)
    if day < stopped:
        return day
    if unit == "working_days":
        return calendar.onward(resumed, calendar.between(stopped, day)) if resumed > stopped else day
    return resumed + (day - stopped)


def _day(moment: datetime) -> date:
    return moment.astimezone(HANOI).date()


def days(start: datetime, end: datetime) -> int:
    """Midnights of Hà Nội between two moments: a term ends with its last day. Past `end`, at least one day late."""
    between = (_day(end) - _day(start)).days
    return min(between, -1) if start > end else between
