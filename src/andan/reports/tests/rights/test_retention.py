"""What is kept for its time and then goes, with a record; and who looked, until that goes, too."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from andan.accounts.actors import SYSTEM, Role
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, WrongState
from andan.ledger.queries import entries_of
from andan.reports.actions import apply_retention as applying
from andan.reports.actions import erasing
from andan.reports.actions.apply_retention import apply_retention
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.look import look
from andan.reports.actions.retention_rules import approve_retention, discard_retention, draft_retention
from andan.reports.models import DataRequest, Erasure, Identity, Look, Report, RetentionRule
from andan.reports.queries.rights.looks import looks
from andan.reports.queries.rights.retention import due, in_force
from andan.reports.rights.retention import cutoff
from andan.reports.states import State
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.roads import brought_to, ready, sent
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)
SignIn = Callable[[Member], Client]


def later(months: int) -> Any:
    return clock.frozen(clock.now() + MONTH * months)


def rule_of(what: str) -> RetentionRule:
    return next(row for row in in_force(clock.today()) if row.what == what)


@pytest.mark.parametrize(
    ("state", "more", "what", "months"),
    [
        (State.REFUSED, {}, "refused", 12),
        (State.RESOLVED, {"anonymous": True}, "anonymous", 24),
        (State.RESOLVED, {}, "named", 60),
    ],
)
def test_a_report_goes_when_its_time_is_over(
    cast: Cast, state: State, more: dict[str, bool], what: str, months: int
) -> None:
    report = brought_to(cast, state, **more)
    with later(months - 2):
        assert apply_retention(actor=SYSTEM)[what] == 0
    with later(months + 1):
        assert apply_retention(actor=SYSTEM)[what] == 1
        assert apply_retention(actor=SYSTEM)[what] == 0
    report.refresh_from_db()
    assert (report.story, report.erased_at is None) == ("", False)
    record = Erasure.objects.get(rule__what=what)
    fact = entries_of(f"retention:{record.rule_id}")[-1]
    assert (record.count, fact.number, fact.fact["count"], fact.fact["what"]) == (1, record.entry, 1, what)


def test_what_is_not_over_stays(cast: Cast) -> None:
    open_one, crime = sent(cast), ready(cast, "suspension")
    with later(300):
        apply_retention(actor=SYSTEM)
    for report in (open_one, crime):
        report.refresh_from_db()
        assert report.story


def test_a_restricted_report_stays(cast: Cast) -> None:
    report = brought_to(cast, State.RESOLVED)
    grant_request(actor=cast.commander.actor, code=asked(cast, "restrict", report).code)
    with later(61):
        apply_retention(actor=SYSTEM)
    report.refresh_from_db()
    assert report.story


def test_an_identity_goes_before_its_report(cast: Cast) -> None:
    report = brought_to(cast, State.RESOLVED)
    with later(37):
        assert apply_retention(actor=SYSTEM)["identity"] == 1
    report.refresh_from_db()
    assert report.story
    assert not Identity.objects.filter(report=report).exists()


def test_requests_and_looks_go(cast: Cast) -> None:
    report = sent(cast)
    grant_request(actor=cast.commander.actor, code=asked(cast, "restrict", report).code)
    look(actor=cast.officer.actor, report=report)
    with later(61):
        gone = apply_retention(actor=SYSTEM)
    assert (gone["requests"], gone["looks"]) == (1, 1)
    assert not DataRequest.objects.exists()
    assert not Look.objects.exists()


def test_cut_off_it_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second batch fails: the first stands with its record, the rest goes the next time and nothing twice."""
    for _ in range(3):
        brought_to(cast, State.REFUSED)
    monkeypatch.setattr(applying, "BATCH", 2)
    real, calls = erasing.erase, []

    def once(keys: Any, **rest: Any) -> Any:
        calls.append(keys)
        if len(calls) == 2:
            raise RuntimeError("the plug is pulled")
        return real(keys, **rest)

    with later(13):
        monkeypatch.setattr(erasing, "erase", once)
        with pytest.raises(RuntimeError):
            apply_retention(actor=SYSTEM)
        assert [row.count for row in Erasure.objects.all()] == [2]
        apply_retention(actor=SYSTEM)
    assert sorted(row.count for row in Erasure.objects.all()) == [1, 2]
    assert Report.objects.filter(erased_at=None).count() == 0


def test_nobody_erases_by_hand(cast: Cast) -> None:
    for stranger in (cast.commander, cast.an, cast.procurator):
        with pytest.raises(Forbidden):
            apply_retention(actor=stranger.actor)


# --- rules ---
def drafted(cast: Cast, **more: Any) -> RetentionRule:
    given: dict[str, Any] = {
        "months": 6,
        "basis": "Quy chế mới",
        "valid_from": clock.today(),
        "reason": "Thử.",
    } | more
    return draft_retention(actor=cast.administrator.actor, after=rule_of("refused").pk, **given)


def test_two_persons_make_a_rule(cast: Cast) -> None:
    row = drafted(cast)
    assert rule_of("refused").months == 12
    with pytest.raises(Forbidden, match="Người soạn"):
        approve_retention(actor=cast.administrator.actor, key=row.pk)
    with pytest.raises(Forbidden):
        approve_retention(actor=cast.commander.actor, key=row.pk)
    approve_retention(actor=cast.leader.actor, key=row.pk)
    assert rule_of("refused").months == 6
    assert entries_of(f"retention:{row.pk}")[0].fact["months"] == 6
    with pytest.raises(WrongState):
        approve_retention(actor=cast.leader.actor, key=row.pk)


def test_a_rule_of_tomorrow_does_not_hold_today(cast: Cast) -> None:
    row = drafted(cast, valid_from=clock.today() + timedelta(days=1))
    approve_retention(actor=cast.leader.actor, key=row.pk)
    assert rule_of("refused").months == 12


def test_nothing_months_keeps_without_end(cast: Cast) -> None:
    brought_to(cast, State.REFUSED)
    approve_retention(actor=cast.leader.actor, key=drafted(cast, months=0).pk)
    with later(999):
        assert not due(rule_of("refused")).exists()


@pytest.mark.parametrize("wrong", [{"months": -1}, {"months": 99_999}, {"basis": " "}, {"reason": ""}])
def test_a_rule_that_cannot_stand(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        drafted(cast, **wrong)


def test_a_draft_goes_again(cast: Cast) -> None:
    row = drafted(cast)
    with pytest.raises(Forbidden):
        discard_retention(actor=cast.commander.actor, key=row.pk)
    discard_retention(actor=cast.administrator.actor, key=row.pk)
    assert not RetentionRule.objects.filter(pk=row.pk).exists()


# --- who looked ---
def test_a_look_is_noted_once_a_day(cast: Cast, signed_in: SignIn) -> None:
    report = sent(cast)
    browser = signed_in(cast.officer)
    for _ in range(3):
        browser.get(f"/can-bo/phan-anh/{report.code}/")
    assert [(one.who, one.unit) for one in looks([report])] == [
        ("Đại úy, cán bộ xác minh", cast.ward.name),
    ]
    with clock.frozen(clock.now() + timedelta(days=1)):
        look(actor=cast.officer.actor, report=report)
    assert len(looks([report])) == 2


def test_a_procurators_look_counts_and_a_reporters_does_not(cast: Cast) -> None:
    report = sent(cast)
    look(actor=cast.procurator.actor, report=report)
    look(actor=cast.an.actor, report=report)
    look(actor=cast.administrator.actor, report=report)  # reads no cases
    assert [one.role for one in Look.objects.all()] == [Role.PROCURATOR]


def test_months_are_calendar_months() -> None:
    assert cutoff(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert cutoff(date(2028, 2, 29), 12) == date(2027, 2, 28)
    assert cutoff(date(2026, 1, 15), 13) == date(2024, 12, 15)
    assert cutoff(date(2026, 12, 31), 12) == date(2025, 12, 31)
