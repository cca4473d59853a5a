"""What is kept of the counting says what the rows say, whatever was done and whenever the counting was cut off."""

from collections import Counter
from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.kit.refusals import Forbidden, Refused
from andan.places.models import Quarter
from andan.reports.actions import count as counting
from andan.reports.actions.count import count
from andan.reports.actions.count_anew import count_anew
from andan.reports.actions.join import join
from andan.reports.figures.periods import Period, around, between
from andan.reports.figures.tallies import DIMENSIONS, NARROW, Measured, Table, add
from andan.reports.models import Cell, Counting, Duty, Measure, Report
from andan.reports.queries.figures import kept
from andan.reports.queries.figures.live import live
from andan.reports.queries.figures.plain import measured
from andan.reports.queries.figures.sums import sums, weeks
from andan.reports.tests import roads
from tests.cast import Cast

FRIDAY = 4
YEAR = around("nam", date(2026, 11, 26), FRIDAY)
NOUNS = ("reception", "classification", "assignment", "transfer", "refusal", "result", "reopening", "rating")


def at(moment: datetime, **later: int) -> Any:
    return clock.frozen(moment + timedelta(**later))


def quarters(cast: Cast) -> list[int | None]:
    """The keys of two quarters of the ward, and none."""
    names = ("Khu phố 1", "Khu phố 2")
    made = [
        Quarter.objects.get_or_create(
            commune=cast.ward.commune,
            folded=name.lower(),
            defaults={"name": name, "kind": "khu-pho", "position": place},
        )[0].pk
        for place, name in enumerate(names)
    ]
    return [*made, None]


def wander(cast: Cast, random: Random, reports: list[Report], moment: datetime) -> datetime:
    """A new report or a verb on one of those, whatever it leads to; time goes on."""
    moment += timedelta(minutes=random.choice([1, 7, 50, 300, 2000]))
    with clock.frozen(moment):
        if not reports or random.random() < 0.3:
            reports.append(
                roads.sent(
                    cast,
                    subject=f"Việc thứ {len(reports)}",
                    anonymous=random.random() < 0.5,
                    quarter_id=random.choice(quarters(cast)),
                )
            )
            return moment
        report, noun = random.choice(reports), random.choice(NOUNS)
        report.refresh_from_db()
        with suppress(Refused):
            roads.done(cast, report, noun)
    return moment


def everything() -> frozenset[int]:
    return frozenset(Report.objects.values_list("agency_id", flat=True))


def counted_plainly(agencies: frozenset[int], period: Period) -> Table:
    """The same from the rows alone; quarters of a single agency."""
    table = Table()
    wanted = {*DIMENSIONS} if len(agencies) == 1 else {*DIMENSIONS} - {NARROW}
    for one in measured(list(Report.objects.values_list("pk", flat=True)), clock.now()).values():
        if one.agency in agencies and one.day in period:
            add(table, (key for key in one.keys(FRIDAY) if key[0] in wanted), one.words())
    return table


def bare(table: Table) -> dict[Any, dict[str, int]]:
    """Without zeroes."""
    found = {key: {word: many for word, many in tally.items() if many} for key, tally in table.items()}
    return {key: tally for key, tally in found.items() if tally}


def assert_same(period: Period = YEAR) -> None:
    """Of all together, and of each agency."""
    together = everything()
    for agencies in {together, *(frozenset({one}) for one in together)}:
        assert bare(sums(agencies, period, live()).table) == bare(counted_plainly(agencies, period))


def assert_cells_are_the_sum_of_the_measures() -> None:
    tables: dict[Any, Counter[str]] = {}
    measures = list(kept.kept(Measure.objects.all()))
    changes = kept.Changes({one.agency for one in measures})
    for one in measures:
        changes.count(one)
    for key, tally in changes.cells().items():
        tables[key] = Counter({word: many for word, many in tally.items() if many})
    cells = {
        (cell.area, cell.month, cell.dimension, cell.value): Counter(cell.tally)
        for cell in Cell.objects.all()
    }
    assert cells == tables


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.usefixtures("committed")
def test_any_road_is_counted_as_the_rows_say(seed: int, cast: Cast, moment: datetime) -> None:
    reports: list[Report] = []
    random, now = Random(seed), moment - timedelta(days=20)
    for _ in range(40):
        now = wander(cast, random, reports, now)
        with clock.frozen(now):
            if random.random() < 0.25:
                count(actor=SYSTEM)
                assert_cells_are_the_sum_of_the_measures()
            assert_same()
            assert_same(between(date(2026, 11, 5), date(2026, 11, 12)))
            assert_same(around("thang", date(2026, 11, 5), FRIDAY))
    with at(now, days=40):  # much has become late without anybody doing anything
        assert_same()
        count(actor=SYSTEM)
        assert live().now == {}
        assert_same()
        assert_cells_are_the_sum_of_the_measures()


@pytest.mark.usefixtures("committed")
def test_counted_anew_it_is_the_same(cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [roads.sent(cast, subject=f"Việc {place}") for place in range(7)]
    roads.done(cast, reports[2], "reception", "classification", "assignment", "result", "rating")
    count(actor=SYSTEM)
    before = {(row.report, row.state, str(row.late)) for row in Measure.objects.all()}
    monkeypatch.setattr(counting, "PIECE", 2)
    count_anew(actor=SYSTEM)
    assert kept.counting() is None
    assert_same()
    count(actor=SYSTEM)
    assert {(row.report, row.state, str(row.late)) for row in Measure.objects.all()} == before
    assert not Counting.objects.get().filling
    assert_same()
    assert_cells_are_the_sum_of_the_measures()


@pytest.mark.usefixtures("committed")
def test_cut_off_while_all_is_counted_it_goes_on(
    cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [roads.sent(cast, subject=f"Việc {place}") for place in range(5)]
    monkeypatch.setattr(counting, "PIECE", 2)
    killed = _after(2, counting._keep)
    monkeypatch.setattr(counting, "_keep", killed)
    with pytest.raises(KeyboardInterrupt):
        count(actor=SYSTEM)
    assert Counting.objects.get().filled == reports[1].pk
    monkeypatch.undo()
    roads.done(cast, reports[0], "reception")  # counted already, and changed before all are
    assert_same()
    count(actor=SYSTEM)
    assert_same()
    assert_cells_are_the_sum_of_the_measures()


@pytest.mark.usefixtures("committed")
def test_a_report_that_is_gone_stays_counted(cast: Cast, moment: datetime) -> None:
    gone, left = roads.sent(cast, subject="Việc đầu"), roads.sent(cast, subject="Việc sau")
    count(actor=SYSTEM)
    agencies = everything()
    Report.objects.filter(pk=gone.pk).delete()
    count_anew(actor=SYSTEM)
    with at(moment, days=30):
        count(actor=SYSTEM)
        count(actor=SYSTEM)
        assert sums(agencies, YEAR, live()).total().sent == 2
        assert Measure.objects.get(pk=gone.pk).turns_at is None
        assert Measure.objects.get(pk=left.pk).late
    assert_cells_are_the_sum_of_the_measures()


@pytest.mark.usefixtures("committed")
def test_an_idle_round_writes_nothing(cast: Cast, moment: datetime, budget: Any) -> None:
    roads.sent(cast)
    for _ in range(3):
        count(actor=SYSTEM)
    with budget(4):
        assert count(actor=SYSTEM) == 0


def test_only_the_system_and_administrators_count(cast: Cast) -> None:
    for action in (count, count_anew):
        with pytest.raises(Forbidden):
            action(actor=cast.commander.actor)


def test_a_duty_is_late_past_its_time_and_not_while_it_stands_still(cast: Cast, moment: datetime) -> None:
    report = roads.sent(cast)
    duty = Duty.objects.get(report=report, duty="reception")
    assert _measured(report, duty.due_at).late == {}
    assert _measured(report, duty.due_at).turns_at == duty.due_at
    assert _measured(report, duty.due_at + timedelta(seconds=1)).late == {"reception": 1}
    Duty.objects.filter(pk=duty.pk).update(stopped_at=duty.due_at - timedelta(minutes=1))
    assert "reception" not in _measured(report, duty.due_at + timedelta(days=1)).late


def test_times_are_told_from_the_sending(cast: Cast, moment: datetime) -> None:
    report = roads.sent(cast)
    for minutes, noun in ((5, "reception"), (61, "classification"), (90, "assignment"), (2000, "result")):
        with at(moment, minutes=minutes):
            roads.done(cast, report, noun)
    one = _measured(report, moment + timedelta(days=2))
    assert one.waits == {"reception": 5, "classification": 61, "assignment": 90, "result": 2000}
    assert one.outcome == "reminded"
    assert {"reception", "classification", "result"} <= one.met.keys()
    assert one.late == {}
    with at(moment, days=3):
        roads.done(cast, report, "reopening")
    assert "result" not in _measured(report, moment + timedelta(days=3)).waits


@pytest.mark.usefixtures("committed")
def test_reports_that_were_joined_are_each_counted_with_the_common_result(
    cast: Cast, moment: datetime
) -> None:
    lead = roads.done(cast, roads.sent(cast), "reception", "classification", "assignment")
    member = roads.done(cast, roads.sent(cast, subject="Cùng việc ấy"), "reception")
    join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    count(actor=SYSTEM)
    with at(moment, minutes=30):
        roads.done(cast, lead, "result")
        for _ in range(2):
            total = sums(everything(), YEAR, live()).total()
            assert (total.under("outcome"), total.timed("result")) == ({"reminded": 2}, 2)
            count(actor=SYSTEM)
        assert_same()


@pytest.mark.usefixtures("committed")
def test_weeks_are_told_with_those_in_which_nothing_came(cast: Cast, moment: datetime) -> None:
    with at(moment, days=-20):
        roads.sent(cast, subject="Ba tuần trước")
    roads.sent(cast, subject="Hôm nay")
    for _ in range(2):
        found = weeks(everything(), date(2026, 11, 1), date(2026, 11, 23), live())
        assert [(f"{day:%d/%m}", figures.sent) for day, figures in found.items()] == [
            ("30/10", 1),
            ("06/11", 0),
            ("13/11", 0),
            ("20/11", 1),
        ]
        count(actor=SYSTEM)


def _measured(report: Report, moment: datetime) -> Measured:
    return measured([report.pk], moment)[report.pk]


def _after(calls: int, action: Any) -> Any:
    """The action that many times less one, then the end of the process."""
    left = [calls]

    def cut(*args: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return action(*args)

    return cut
