"""The clock tells of what is due: once, to the right people, in step with the law's term; killed, it goes on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib import import_module

import pytest

from andan.accounts.actors import SYSTEM, Role
from andan.kit import clock
from andan.ledger.models import Entry
from andan.ledger.queries import entries_of
from andan.notices import queries
from andan.notices.testing import given
from andan.reports import jobs
from andan.reports.actions.classify import classify
from andan.reports.actions.forget_reminders import forget_reminders
from andan.reports.actions.tell_due import tell_due
from andan.reports.models import Reminder, Report, Step
from andan.reports.states import State
from andan.reports.tests import roads
from tests import cast as cast_module
from tests.cast import Cast, Member, Officer

telling = import_module("andan.reports.actions.tell_due")
pytestmark = pytest.mark.usefixtures("moment")
SECOND = timedelta(seconds=1)
NAME = "report.fell_due.v1"


@pytest.fixture(autouse=True)
def _head_of_the_province(monkeypatch: pytest.MonkeyPatch) -> None:
    """`cast.head` commands the police of the province."""
    head = Officer("Vương Đình Tỉnh", "Đại tá", Role.COMMANDER, cast_module.PROVINCE)
    monkeypatch.setitem(cast_module.OFFICERS, "head", head)


def kinds(member: Member) -> list[str]:
    return list(queries.mine(member.actor).order_by("pk").values_list("kind", flat=True))


def swept(moment: datetime | None) -> int:
    assert moment
    with clock.frozen(moment):
        return tell_due(actor=SYSTEM)


def steps(report: Report) -> list[int]:
    return [one.fact["step"] for one in entries_of(report.code) if one.name == NAME]


@pytest.mark.django_db
class TestOneReport:
    def test_it_is_told_soon_then_late_then_above(self, cast: Cast) -> None:
        duty, commander, head = cast.duty, cast.commander, cast.head
        report = roads.sent(cast)
        assert report.next_soon
        assert report.next_due
        assert swept(report.next_soon) == 0
        assert swept(report.next_soon + SECOND) == 1
        assert (kinds(duty), kinds(commander), kinds(head)) == (["soon"], [], [])
        assert swept(report.next_due) == 0
        assert swept(report.next_due + SECOND) == 1
        assert (kinds(duty), kinds(commander), kinds(head)) == (["soon", "late"], ["late"], [])
        above = report.next_due + SECOND + timedelta(hours=24)  # rule "escalation"
        assert swept(above) == 0
        assert swept(above + SECOND) == 1
        assert (kinds(commander), kinds(head)) == (["late"], ["late_below"])
        assert swept(above + timedelta(days=400)) == 0
        assert steps(report) == [1, 2, 3]

    def test_who_verifies_is_told_instead_of_the_desk(self, cast: Cast) -> None:
        duty = cast.duty
        report = roads.brought_to(cast, State.VERIFYING)
        report.refresh_from_db()
        assert report.next_soon
        swept(report.next_soon + SECOND)
        assert kinds(cast.officer)[-1] == "soon"
        assert not kinds(duty)

    def test_it_stands_on_the_timeline_of_the_office_alone(self, cast: Cast) -> None:
        report = roads.sent(cast)
        assert report.next_due
        swept(report.next_due + SECOND)
        step = Step.objects.get(report=report, noun="reminder")
        entry = Entry.objects.get(name=NAME)
        assert (step.entry, step.public, step.detail, step.actor_ref) == (
            entry.pk,
            False,
            "Quá hạn.",
            "system",
        )
        assert step.verb.label == "Nhắc hạn"
        fact = entries_of(report.code)[-1].fact
        assert fact == {
            "duty": "reception",
            "due": report.next_due.isoformat(timespec="microseconds"),
            "step": 2,
            "agency": report.agency.code,
        }

    def test_it_does_not_stand_in_anybodys_way(self, cast: Cast) -> None:
        """An officer's form, opened before, still goes through; the clock of the law does not move."""
        report = roads.sent(cast)
        before = (report.version, report.next_due, report.changed_at)
        assert report.next_due
        with clock.frozen(report.next_due + SECOND):
            tell_due(actor=SYSTEM)
            report.refresh_from_db()
            assert (report.version, report.next_due, report.changed_at) == before
            roads.ACTIONS["reception"](actor=cast.duty.actor, code=report.code, seen=before[0])

    def test_what_was_overlooked_for_long_still_gives_the_commander_the_hours(self, cast: Cast) -> None:
        report = roads.sent(cast)
        assert report.next_due
        overlooked = report.next_due + timedelta(days=30)
        assert swept(overlooked) == 1
        hours = timedelta(hours=24)  # rule "escalation"
        assert [swept(overlooked + hours), swept(overlooked + hours + SECOND)] == [0, 1]
        assert steps(report) == [2, 3]

    def test_another_duty_is_told_of_anew(self, cast: Cast) -> None:
        report = roads.sent(cast)
        assert report.next_due
        late = report.next_due + SECOND
        swept(late)
        with clock.frozen(late):
            report = roads.done(cast, report, "reception")
        assert report.next_soon
        assert swept(max(late, report.next_soon) + SECOND) == 1
        assert steps(report)[-1] == 1

    def test_what_stays_due_at_the_same_time_stays_told(self, cast: Cast) -> None:
        report = roads.brought_to(cast, State.CLASSIFIED)
        assert report.next_soon
        soon = report.next_soon + SECOND
        swept(soon)
        with clock.frozen(soon):
            report = roads.done(cast, report, "question")
        assert swept(soon + SECOND) == 0

    @pytest.mark.parametrize("state", [State.RESOLVED, State.REFUSED])
    def test_what_is_over_is_not_told_of(self, cast: Cast, state: State) -> None:
        roads.brought_to(cast, state)
        assert swept(clock.now() + timedelta(days=400)) == 0

    def test_where_nobody_stands_above_the_commanders_hear_again(self, cast: Cast) -> None:
        head = cast.head
        report = roads.sent(cast)
        with clock.frozen(clock.now()):
            roads.done(cast, report, "reception")
            roads.ACTIONS["transfer"](
                actor=cast.duty.actor,
                code=report.code,
                to_agency=cast_module.PROVINCE,
                reason="Việc của tỉnh.",
            )
        report.refresh_from_db()
        assert report.next_due
        swept(report.next_due + timedelta(days=30))
        swept(report.next_due + timedelta(days=60))
        assert kinds(head)[-2:] == ["late", "late_below"]


@pytest.mark.django_db
def test_many_at_once_are_one_line_for_who_oversees(cast: Cast) -> None:
    commander = cast.commander
    held = [roads.brought_to(cast, State.VERIFYING) for _ in range(4)]
    last = max(report.next_due for report in held if report.next_due)
    swept(last + SECOND)
    lines = [line.sentence for line in queries.lines(commander.actor)]
    assert lines == ["4 việc vừa quá hạn."]
    assert kinds(cast.officer).count("late") == 4


def test_the_worker_runs_it() -> None:
    from django.conf import settings

    assert settings.PERIODIC["andan.reports.jobs:sweep_due"] <= 60
    assert callable(jobs.sweep_due)


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def late(cast: Cast, committed: None) -> Iterator[list[Report]]:
    """Five reports, late by a day."""
    commander = cast.commander
    assert commander
    reports = [roads.sent(cast) for _ in range(5)]
    due = max(report.next_due for report in reports if report.next_due)
    with clock.frozen(due + timedelta(hours=1)):
        yield reports


@pytest.mark.parametrize("where", ["append_all", "insert_columns", "tell"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_killed_in_the_middle_and_run_again_it_neither_loses_nor_doubles(
    late: list[Report], monkeypatch: pytest.MonkeyPatch, where: str, number: int
) -> None:
    """Two reports a transaction: killed in the n-th of them, after the named step of it."""
    monkeypatch.setattr(telling, "AT_A_TIME", 2)
    owner = telling.notices if where == "tell" else telling
    real, calls = getattr(owner, where), iter(range(1, 99))

    def dies(*args: object, **given: object) -> object:
        done = real(*args, **given)
        if next(calls) == number:
            raise Killed
        return done

    with monkeypatch.context() as patched:
        patched.setattr(owner, where, dies)
        with pytest.raises(Killed):
            tell_due(actor=SYSTEM)
    facts, lines = Entry.objects.filter(name=NAME).count(), Step.objects.filter(noun="reminder").count()
    assert facts == lines == Reminder.objects.count() == len(given("late")), (
        "a batch is told whole or not at all"
    )
    assert facts < len(late)
    tell_due(actor=SYSTEM)
    assert [steps(report) for report in late] == [[2]] * 5
    assert Step.objects.filter(noun="reminder").count() == 5
    assert sorted(told.code for told in given("late")) == sorted(report.code for report in late)


def test_what_was_told_of_terms_that_are_over_is_let_go(cast: Cast, db: None) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    assert report.next_soon
    swept(report.next_soon + SECOND)
    assert forget_reminders(actor=SYSTEM) == 0
    with clock.frozen(report.next_soon + SECOND):
        classify(actor=cast.duty.actor, code=report.code, report_class="order_report")
    assert forget_reminders(actor=SYSTEM) == 1
