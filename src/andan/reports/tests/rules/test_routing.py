"""Which rule fits, and which is never reached."""

from datetime import datetime, time, timedelta

import pytest

from andan.kit.clock import HANOI
from andan.reports.routing import ALWAYS, Coming, Pattern, fits, times, unreached

MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=HANOI)
NIGHT = (time(22, 0), time(6, 0))


def pattern(
    commune: int | None = None, quarter: int | None = None, kind: str | None = None, at: int = ALWAYS
) -> Pattern:
    return Pattern(commune, quarter, kind, at)


@pytest.mark.parametrize(
    ("weekdays", "hours", "moment", "inside"),
    [
        ("", (None, None), "1 00:00", True),
        ("", (time(8, 0), time(17, 0)), "3 08:00", True),
        ("", (time(8, 0), time(17, 0)), "3 16:59", True),
        ("", (time(8, 0), time(17, 0)), "3 17:00", False),
        ("5", NIGHT, "5 21:59", False),
        ("5", NIGHT, "5 22:00", True),
        ("5", NIGHT, "6 05:59", True),  # over midnight
        ("5", NIGHT, "6 06:00", False),
        ("5", NIGHT, "5 03:00", False),  # that night began on Thursday
        ("7", NIGHT, "1 03:00", True),  # the week goes round
        ("7", NIGHT, "7 03:00", False),
        ("67", (None, None), "5 23:59", False),
        ("67", (None, None), "6 00:00", True),
        ("2", (time(9, 0), time(9, 0)), "3 08:59", True),  # the whole day from there
        ("2", (time(9, 0), time(9, 0)), "3 09:00", False),
    ],
)
def test_hours_and_days(
    weekdays: str, hours: tuple[time | None, time | None], moment: str, inside: bool
) -> None:
    day, clock = moment.split()
    hour, minute = map(int, clock.split(":"))
    at = MONDAY + timedelta(days=int(day) - 1, hours=hour, minutes=minute)
    assert fits(pattern(at=times(weekdays, *hours)), Coming(1, 2, "trom-cap", at)) is inside


@pytest.mark.parametrize(
    ("rule", "inside"),
    [
        (pattern(), True),
        (pattern(commune=1), True),
        (pattern(commune=2), False),
        (pattern(commune=1, quarter=2), True),
        (pattern(commune=1, quarter=3), False),
        (pattern(kind="trom-cap"), True),
        (pattern(kind="danh-bac"), False),
    ],
)
def test_place_and_kind(rule: Pattern, inside: bool) -> None:
    assert fits(rule, Coming(1, 2, "trom-cap", MONDAY)) is inside


@pytest.mark.parametrize(
    ("rules", "lost"),
    [
        ([pattern(), pattern(kind="trom-cap")], {1}),
        ([pattern(kind="trom-cap"), pattern()], set()),
        ([pattern(commune=1), pattern(commune=1, quarter=2), pattern(commune=3)], {1}),
        ([pattern(commune=1, quarter=2), pattern(commune=1)], set()),
        ([pattern(kind="a"), pattern(kind="a")], {1}),
        ([pattern(kind="a"), pattern(commune=1)], set()),
        # two halves of the day leave nothing to a third rule, one half leaves it the other
        ([pattern(at=times("", *NIGHT)), pattern(at=times("", time(6), time(22))), pattern(kind="a")], {2}),
        ([pattern(at=times("", *NIGHT)), pattern(kind="a")], set()),
        ([pattern(at=times("12345", None, None)), pattern(at=times("5", time(8), time(17)))], {1}),
        ([pattern(at=times("12345", None, None)), pattern(at=times("5", *NIGHT))], set()),
        ([], set()),
    ],
)
def test_a_rule_that_is_never_reached_is_told(rules: list[Pattern], lost: set[int]) -> None:
    assert unreached(rules) == lost
