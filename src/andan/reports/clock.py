"""When a term ends. Pure: the rule and the start go in, the moment comes out.

Months are calendar months. A term in days that ends on a day off ends with the next working day (house rule on top of
BLTTHS Đ.134; the swapped days of the government's yearly notice come from the `holidays` package).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Protocol

from andan.kit.clock import HANOI

DAY_END = time(23, 59, 59)


class Rule(Protocol):
    """`amount` of `unit` (hours, days, working_days, months)."""

    @property
    def amount(self) -> int: ...

    @property
    def unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Term:
    """From `start` to `due`; from `soon` on (the last quarter) it is due soon. All aware, UTC or local."""

    start: datetime
    due: datetime

    @property
    def soon(self) -> datetime:
        return self.due - (self.due - self.start) / 4


@cache
def _calendar() -> "_Calendar":
    from holidays import country_holidays

    return country_holidays("VN")


class _Calendar(Protocol):
    def is_working_day(self, key: date) -> bool: ...


@lru_cache(maxsize=1024)
def is_working_day(day: date) -> bool:
    """Whether offices in Vietnam work on `day`; Tết and swapped days included."""
    return _calendar().is_working_day(day)


def _roll_forward(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _end_of(day: date) -> datetime:
    return datetime.combine(day, DAY_END, tzinfo=HANOI)


def _hours(start: datetime, amount: int) -> datetime:
    return start + timedelta(hours=amount)


def _days(start: datetime, amount: int) -> datetime:
    return _end_of(_roll_forward(start.astimezone(HANOI).date() + timedelta(days=amount)))


def _working_days(start: datetime, amount: int) -> datetime:
    day = start.astimezone(HANOI).date()
    for _ in range(amount):
        day = _roll_forward(day + timedelta(days=1))
    return _end_of(day)


def _months(start: datetime, amount: int) -> datetime:
    local = start.astimezone(HANOI).date()
    years, month = divmod(local.month - 1 + amount, 12)
    first = date(local.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return _end_of(_roll_forward(min(first.replace(day=1) + timedelta(days=local.day - 1), last)))


UNITS: Mapping[str, Callable[[datetime, int], datetime]] = MappingProxyType(
    {"hours": _hours, "days": _days, "working_days": _working_days, "months": _months}
)
UNIT_NAMES: Mapping[str, str] = MappingProxyType(
    {"hours": "giờ", "days": "ngày", "working_days": "ngày làm việc", "months": "tháng"}
)


def term(rule: Rule, start: datetime) -> Term:
    """The term that `rule` sets when it starts running at `start` (aware)."""
    return Term(start=start, due=UNITS[rule.unit](start, rule.amount))


def days(start: datetime, end: datetime) -> int:
    """Midnights of Hà Nội between two moments: a term ends with its last day. Past `end`, at least one day late."""
    between = (end.astimezone(HANOI).date() - start.astimezone(HANOI).date()).days
    return min(between, -1) if start > end else between
