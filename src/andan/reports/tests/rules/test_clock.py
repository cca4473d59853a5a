"""When a term ends: calendar months, Tết, swapped days, the ends of months."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.clock import HANOI
from andan.reports.clock import UNITS, Term, days, is_working_day, term


@dataclass(frozen=True)
class Rule:
    amount: int
    unit: str


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def ends(amount: int, unit: str, start: str) -> str:
    return f"{term(Rule(amount, unit), at(start)).due.astimezone(HANOI):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-01", False),  # new year
        ("2026-02-16", False),  # the eve of Tết
        ("2026-02-17", False),  # Tết
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-30", False),
        ("2026-05-01", False),
        ("2026-08-22", True),  # a Saturday worked for the Monday after next
        ("2026-08-31", False),  # off in exchange
        ("2026-09-02", False),
        ("2026-11-23", True),
        ("2026-11-28", False),  # an ordinary Saturday
        ("2027-02-05", False),  # Tết 2027
        ("2027-02-08", False),
    ],
)
def test_which_days_are_worked(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("amount", "unit", "start", "end"),
    [
        (24, "hours", "2026-11-23T08:00", "2026-11-24 08:00:00"),
        (24, "hours", "2026-02-16T20:00", "2026-02-17 20:00:00"),  # hours run through Tết
        (20, "days", "2026-11-23T21:14", "2026-12-14 23:59:59"),  # the 13th is a Sunday
        (20, "days", "2026-01-28T10:00", "2026-02-23 23:59:59"),  # ends in Tết, moves past it
        (3, "days", "2026-08-28T10:00", "2026-09-03 23:59:59"),  # 31/8 off, 1 and 2/9 holidays
        (3, "working_days", "2026-11-26T16:00", "2026-12-01 23:59:59"),
        (1, "working_days", "2026-08-21T16:00", "2026-08-22 23:59:59"),  # a Saturday that is worked
        (3, "working_days", "2026-02-13T16:00", "2026-02-25 23:59:59"),
        (2, "months", "2026-12-31T09:00", "2027-03-01 23:59:59"),  # no 31/2: 28/2, a Sunday
        (1, "months", "2026-01-31T09:00", "2026-03-02 23:59:59"),  # 28/2 is a Saturday
        (2, "months", "2026-10-15T09:00", "2026-12-15 23:59:59"),
        (1, "months", "2024-01-31T09:00", "2024-02-29 23:59:59"),
        (12, "months", "2026-11-23T09:00", "2027-11-23 23:59:59"),
    ],
)
def test_when_a_term_ends(amount: int, unit: str, start: str, end: str) -> None:
    assert ends(amount, unit, start) == end


def test_months_are_calendar_months_and_not_thirty_days() -> None:
    assert ends(4, "months", "2026-03-10T09:00") == "2026-07-10 23:59:59"
    assert ends(120, "days", "2026-03-10T09:00") == "2026-07-08 23:59:59"


def test_the_last_quarter_is_soon() -> None:
    found = Term(at("2026-11-23T08:00"), at("2026-11-24T08:00"))
    assert found.soon == at("2026-11-24T02:00")


def test_the_day_is_the_day_in_hanoi() -> None:
    late_in_utc = datetime.fromisoformat("2026-11-23T18:30:00+00:00")  # already the 24th
    assert term(Rule(1, "days"), late_in_utc).due == at("2026-11-25T23:59:59")


starts = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: at("2026-01-01") + timedelta(minutes=minutes))
units, amounts = st.sampled_from(sorted(UNITS)), st.integers(1, 90)


@given(starts, units, amounts)
def test_a_term_ends_after_it_starts_and_never_on_a_day_off(start: datetime, unit: str, amount: int) -> None:
    due = term(Rule(amount, unit), start).due
    assert due > start
    assert unit == "hours" or is_working_day(due.astimezone(HANOI).date())


@given(starts, units, amounts, st.integers(0, 40))
def test_more_time_never_ends_earlier(start: datetime, unit: str, amount: int, more: int) -> None:
    assert term(Rule(amount, unit), start).due <= term(Rule(amount + more, unit), start).due


@given(starts, units, amounts, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_a_later_start_never_ends_earlier(start: datetime, unit: str, amount: int, wait: timedelta) -> None:
    assert term(Rule(amount, unit), start).due <= term(Rule(amount, unit), start + wait).due


@given(starts, units, amounts)
def test_soon_lies_between_start_and_end(start: datetime, unit: str, amount: int) -> None:
    found = term(Rule(amount, unit), start)
    assert found.start < found.soon < found.due


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-23T00:00", 2),
        ("2026-11-25T00:00", 0),
        ("2026-11-25T23:59:59", 0),
        ("2026-11-26T00:00", -1),
        ("2026-11-28T12:00", -3),
    ],
)
def test_days_left_are_counted_in_midnights(now: str, left: int) -> None:
    assert days(at(now), at("2026-11-25T23:59:59")) == left


def test_a_minute_past_the_end_is_a_day_late() -> None:
    assert days(at("2026-11-25T10:01"), at("2026-11-25T10:00")) == -1
