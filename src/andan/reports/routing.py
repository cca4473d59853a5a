"""Which routing rule fits a report, and which rule no report ever reaches. Pure.

Times are a set of the minutes of a week, Monday 00:00 in Hà Nội first, kept as the bits of one number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from andan.kit.clock import HANOI

_DAY = 24 * 60
_WEEK = 7 * _DAY
ALWAYS = (1 << _WEEK) - 1
EVERY_DAY = "1234567"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a rule is for; None means any. A quarter is told together with its commune."""

    commune: int | None
    quarter: int | None
    kind: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Coming:
    """A report as it came to an agency."""

    commune: int | None
    quarter: int | None
    kind: str
    at: datetime


def times(weekdays: str, begins: time | None, ends: time | None) -> int:
    """The minutes of the `weekdays` ("1" Monday to "7", empty: all) from `begins` up to `ends`.

    What ends when or before it begins goes on into the next day; without hours it is the whole day.
    """
    first = _minute(begins) if begins is not None else 0
    last = _minute(ends) if ends is not None else _DAY
    length = last - first if last > first else last - first + _DAY
    found = 0
    for digit in weekdays or EVERY_DAY:
        found |= ((1 << length) - 1) << ((int(digit) - 1) * _DAY + first)
    return (found & ALWAYS) | (found >> _WEEK)


def fits(pattern: Pattern, coming: Coming) -> bool:
    """Whether the rule is for this report."""
    here = coming.at.astimezone(HANOI)
    minute = here.weekday() * _DAY + _minute(here.time())
    return (
        pattern.commune in (None, coming.commune)
        and pattern.quarter in (None, coming.quarter)
        and pattern.kind in (None, coming.kind)
        and bool(pattern.times >> minute & 1)
    )


def unreached(patterns: Sequence[Pattern]) -> set[int]:
    """The places in the list of the rules that those before them leave nothing to do."""
    return {place for place, pattern in enumerate(patterns) if not _left(pattern, patterns[:place])}


def _left(pattern: Pattern, before: Sequence[Pattern]) -> int:
    """The minutes that no earlier rule for all the same reports takes."""
    left = pattern.times
    for one in before:
        if _takes_all(one, pattern):
            left &= ~one.times
    return left


def _takes_all(one: Pattern, other: Pattern) -> bool:
    return (
        one.commune in (None, other.commune)
        and one.quarter in (None, other.quarter)
        and one.kind in (None, other.kind)
    )


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
