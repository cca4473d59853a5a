"""Counting without a database: the scale of waits, stretches of time, and sums that do not mind their order."""

from collections import Counter
from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.reports.figures.columns import FIGURES_HEAD, as_text, figures_cells, harmless
from andan.reports.figures.periods import after, around, before, between, week_of
from andan.reports.figures.tallies import Figures, Measured, Table, add
from andan.reports.figures.waits import ERROR, MEDIAN, NINE_TENTHS, mark, share_within

FRIDAY = 4
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
long = st.integers(0, 3 * 366 * 1440)


def exact(waits: list[int], share: float) -> int:
    """The nearest rank."""
    return sorted(waits)[max(ceil(share * len(waits)), 1) - 1]


@given(st.lists(long, min_size=1, max_size=80), st.sampled_from([MEDIAN, NINE_TENTHS]))
def test_a_median_read_from_the_scale_is_as_near_as_promised(waits: list[int], share: float) -> None:
    told = share_within(Counter(map(mark, waits)), share)
    wanted = exact(waits, share)
    assert told is not None
    assert abs(told - wanted) <= ERROR * (wanted + 1) + 0.5  # it is told in whole minutes


@pytest.mark.parametrize("waited", range(11))
def test_short_waits_are_told_to_the_minute(waited: int) -> None:
    assert share_within({mark(waited): 3}, MEDIAN) == waited


def test_nothing_to_count_has_no_median() -> None:
    assert share_within({}, MEDIAN) is None


@given(st.integers(0, 10**7))
def test_a_longer_wait_never_has_a_lower_mark(waited: int) -> None:
    assert mark(waited) <= mark(waited + 1)


def test_a_week_of_the_house_runs_from_friday_to_thursday() -> None:
    week = around("tuan", date(2026, 11, 26), FRIDAY)
    assert (week.start, week.end) == (date(2026, 11, 20), date(2026, 11, 26))
    assert after(week, FRIDAY).start == date(2026, 11, 27)
    assert before(week, FRIDAY).end == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("kind", "day", "start", "end"),
    [
        ("thang", date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        ("thang", date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        ("quy", date(2026, 5, 15), date(2026, 4, 1), date(2026, 6, 30)),
        ("nam", date(2026, 11, 26), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_of_the_calendar(kind: str, day: date, start: date, end: date) -> None:
    period = around(kind, day, FRIDAY)
    assert (period.start, period.end) == (start, end)
    assert period.edges == []


@given(days, days)
def test_whole_months_and_the_days_beside_them_are_each_day_once(one: date, other: date) -> None:
    period = between(one, other)
    first, last = period.months
    covered = [
        start + timedelta(days=place)
        for start, end in period.edges
        for place in range((end - start).days + 1)
    ]
    month = first
    while month <= last:
        whole = around("thang", month, FRIDAY)
        covered += [
            whole.start + timedelta(days=place) for place in range((whole.end - whole.start).days + 1)
        ]
        month = after(whole, FRIDAY).start
    assert sorted(covered) == [
        period.start + timedelta(days=place) for place in range((period.end - period.start).days + 1)
    ]


@given(st.sampled_from(["tuan", "thang", "quy", "nam"]), days, st.integers(0, 6))
def test_periods_lie_side_by_side(kind: str, day: date, starts: int) -> None:
    period = around(kind, day, starts)
    assert day in period
    assert before(after(period, starts), starts) == period
    assert after(period, starts).start - period.end == timedelta(days=1)


@given(days, st.integers(0, 6))
def test_every_day_has_one_week(day: date, starts: int) -> None:
    week = week_of(day, starts)
    assert week.weekday() == starts
    assert 0 <= (day - week).days < 7


measures = st.builds(
    Measured,
    report=st.integers(1, 9),
    agency=st.integers(1, 3),
    kind=st.sampled_from(["trom-cap", "khac"]),
    report_class=st.sampled_from(["", "order_report"]),
    channel=st.sampled_from(["web", "api"]),
    day=st.dates(date(2026, 11, 1), date(2026, 11, 30)),
    state=st.sampled_from(["submitted", "resolved"]),
    commune=st.none() | st.integers(1, 3),
    quarter=st.none() | st.integers(1, 3),
    waits=st.dictionaries(st.sampled_from(["reception", "result"]), long),
    met=st.dictionaries(st.sampled_from(["reception", "result"]), st.integers(1, 3)),
    late=st.dictionaries(st.sampled_from(["reception", "result"]), st.integers(1, 3)),
    score=st.none() | st.integers(1, 5),
)


@given(st.lists(measures, max_size=12), st.randoms())
def test_what_is_added_and_taken_away_leaves_nothing(some: list[Measured], chance: object) -> None:
    table = Table()
    for one in some:
        add(table, one.keys(FRIDAY), one.words())
    chance.shuffle(some)  # type: ignore[attr-defined]
    for one in some:
        add(table, one.keys(FRIDAY), one.words(), -1)
    assert not any(any(tally.values()) for tally in table.values())


@given(st.lists(measures, max_size=12))
def test_figures_say_what_was_added(some: list[Measured]) -> None:
    total: Counter[str] = Counter()
    for one in some:
        total.update(one.words())
    figures, scores = Figures(total), [one.score for one in some if one.score]
    assert figures.sent == len(some)
    assert figures.late == sum(sum(one.late.values()) for one in some)
    assert figures.decided == figures.late + sum(sum(one.met.values()) for one in some)
    assert figures.timed("result") == sum("result" in one.waits for one in some)
    assert figures.score == (sum(scores) / len(scores) if scores else None)
    assert len(figures_cells(figures)) == len(FIGURES_HEAD)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_nothing_in_a_file_computes(text: str) -> None:
    assert as_text([text]) == [f"'{text}"]
    assert harmless(text)[0] == "'"


def test_a_number_stays_a_number_and_nothing_stays_empty() -> None:
    assert as_text([-3, None, "Phường Hồng Bàng", date(2026, 11, 26)]) == [
        "-3",
        "",
        "Phường Hồng Bàng",
        "2026-11-26",
    ]
