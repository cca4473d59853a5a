"""Quiet hours."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from andan.kit.clock import HANOI
from andan.notices import times

NIGHT = (21 * 60, 6 * 60)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        (at(20, 59), None),
        (at(21), at(6, day=24)),
        (at(23, 59), at(6, day=24)),
        (at(0, day=24), at(6, day=24)),
        (at(5, 59, day=24), at(6, day=24)),
        (at(6, day=24), None),
    ],
)
def test_the_night(moment: datetime, ends: datetime | None) -> None:
    assert times.quiet_until(moment, *NIGHT) == ends


def test_quiet_at_noon() -> None:
    assert times.quiet_until(at(12, 30), 12 * 60, 13 * 60) == at(13)
    assert times.quiet_until(at(13), 12 * 60, 13 * 60) is None


def test_equal_ends_are_no_quiet_hours() -> None:
    assert times.quiet_until(at(3), 0, 0) is None


@given(some.integers(0, 1439), some.integers(0, 1439), some.integers(0, 3 * 1440))
def test_quiet_hours_end_within_a_day_and_are_over_then(begins: int, ends: int, minute: int) -> None:
    moment = at(0) + timedelta(minutes=minute)
    until = times.quiet_until(moment, begins, ends)
    if until is not None:
        assert timedelta(0) < until - moment <= timedelta(days=1)
        assert times.quiet_until(until, begins, ends) is None


@pytest.mark.parametrize("text", ["24:00", "12:60", "noon", "", "-1:00", "7"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError):
        times.read(text)


def test_a_time_is_read_as_it_is_shown() -> None:
    assert [times.read(times.shown(minutes)) for minutes in (0, 59, 1260, 1439)] == [0, 59, 1260, 1439]
