"""Which days offices in Vietnam work: public holidays, Tết and swapped days, and what an office corrected.

The yearly days come from the `holidays` package (the government's notices, the swapped days too). Where it is wrong or
late, a correction is said, with its basis, and holds from the moment it was said: no term moves by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Protocol


class _Yearly(Protocol):
    def is_working_day(self, key: date) -> bool: ...


@cache
def _yearly() -> _Yearly:
    from holidays import country_holidays

    return country_holidays("VN")


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Whether offices in Vietnam work on `day` by the government's notices, Tết and swapped days included."""
    return _yearly().is_working_day(day)


@dataclass(frozen=True, slots=True)
class Correction:
    """`day` is worked, or it is not, as said at `said_at` (aware); the last word on a day holds."""

    day: date
    works: bool
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days as they were known at one moment."""

    said: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def known(cls, corrections: Iterable[Correction], at: datetime) -> "Calendar":
        """What was known at `at`, from corrections in the order they were said."""
        return cls(MappingProxyType({one.day: one.works for one in corrections if one.said_at <= at}))

    def is_working_day(self, day: date) -> bool:
        return self.said[day] if day in self.said else is_working_day(day)

    def rolled(self, day: date) -> date:
        """`day`, or the next working day when nobody works on it."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def onward(self, day: date, amount: int) -> date:
        """The day on which `amount` working days after `day` are full."""
        for _ in range(amount):
            day = self.rolled(day + timedelta(days=1))
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and with `end`."""
        span = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, span))


PLAIN = Calendar()
