"""Requests about one's own data: who asks, who settles, by when, and what is really done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from andan.accounts import queries as accounts
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.kit.refusals import Forbidden, Invalid, NotThere, WrongState
from andan.ledger.queries import entries_of
from andan.notices import queries as notices
from andan.notices.actions.add_address import add_address
from andan.reports import queries
from andan.reports.actions.answer_request import answer_request
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.lift_restriction import lift_restriction
from andan.reports.actions.open_identity import open_identity
from andan.reports.actions.refuse_request import refuse_request
from andan.reports.actions.request_data import TWICE, Asked, request_data
from andan.reports.actions.retract_request import retract_request
from andan.reports.actions.submit import PartyGiven, Submission, submit
from andan.reports.models import DataRequest, DutyRule, Identity, Party, Report
from andan.reports.queries.rights import requests
from andan.reports.rights.states import ANSWER_DUTY, Right, State, duty_of
from andan.reports.states import State as Stands
from andan.reports.tests.rights.asking import WHY, asked
from andan.reports.tests.roads import brought_to, ready, sent
from tests.cast import PROVINCE, Cast

pytestmark = pytest.mark.django_db
BEFORE_TET = datetime(2026, 2, 12, 3, 0, tzinfo=UTC)  # Thursday; Tết holidays from Saturday 14/2 to 22/2/2026


@pytest.mark.parametrize(
    ("right", "days"), [("access", 10), ("correct", 10), ("withdraw", 15), ("delete", 20)]
)
def test_the_two_terms_are_those_of_the_law(cast: Cast, right: str, days: int) -> None:
    more = {"values": {"full_name": "Nguyễn Thị Ân"}} if right == "correct" else {}
    row = asked(cast, right, sent(cast), **more)
    here = row.asked_at.astimezone(HANOI)
    due = row.settle_due.astimezone(HANOI)
    assert (due.date() - here.date()).days >= days
    assert due.date() - here.date() - timedelta(days=days) <= timedelta(days=3)  # moved off a weekend
    assert row.settle_rule.duty == duty_of(right)
    assert row.answer_rule.duty == ANSWER_DUTY


def test_working_days_of_an_answer_leap_over_tet(cast: Cast) -> None:
    report = sent(cast)
    with clock.frozen(BEFORE_TET):
        row = asked(cast, "access", report)
    assert row.answer_due.astimezone(HANOI).date() > BEFORE_TET.date() + timedelta(days=5)


@pytest.mark.parametrize("end", ["answered", "granted", "refused", "retracted"])
def test_the_terms_are_those_of_its_facts(cast: Cast, end: str) -> None:
    row = asked(cast, "restrict", sent(cast))
    _ENDS[end](cast, row)
    row.refresh_from_db()
    anew = requests.recomputed(row)
    assert row.state == end
    assert anew[ANSWER_DUTY].term.due == row.answer_due
    assert anew[ANSWER_DUTY].done_at == row.answered_at
    assert anew[duty_of("restrict")].term.due == row.settle_due
    assert anew[duty_of("restrict")].done_at == row.settled_at
    assert (row.settled_at is None) == (end == "answered")


_ENDS: dict[str, Callable[[Cast, DataRequest], object]] = {
    "answered": lambda cast, row: answer_request(actor=cast.commander.actor, code=row.code),
    "granted": lambda cast, row: grant_request(actor=cast.commander.actor, code=row.code),
    "refused": lambda cast, row: refuse_request(
        actor=cast.commander.actor, code=row.code, ground="unclear", reason="Chưa rõ hạn chế gì."
    ),
    "retracted": lambda cast, row: retract_request(actor=cast.an.actor, code=row.code),
}


@pytest.mark.parametrize("end", ["granted", "refused", "retracted"])
@pytest.mark.parametrize("verb", _ENDS)
def test_what_is_over_is_over(cast: Cast, end: str, verb: str) -> None:
    row = asked(cast, "restrict", sent(cast))
    _ENDS[end](cast, row)
    with pytest.raises(WrongState):
        _ENDS[verb](cast, row)


def test_another_persons_request_is_as_if_it_were_not_there(cast: Cast) -> None:
    row = asked(cast, "restrict", sent(cast))
    with pytest.raises(NotThere):
        retract_request(actor=cast.binh.actor, code=row.code)
    for stranger in (cast.other_commander, cast.officer, cast.duty, cast.procurator, cast.an):
        with pytest.raises(NotThere):
            grant_request(actor=stranger.actor, code=row.code)
    assert requests.mine(cast.binh.actor) == []


def test_another_persons_report_cannot_be_asked_about(cast: Cast) -> None:
    theirs = sent(cast)
    with pytest.raises(Invalid):
        request_data(actor=cast.binh.actor, asked=Asked(right="delete", reports=(theirs.code,)))


@pytest.mark.parametrize("right", ["", "everything", "delete; drop table", "\x00"])
def test_a_right_there_is_not(cast: Cast, right: str) -> None:
    with pytest.raises(Invalid):
        request_data(actor=cast.an.actor, asked=Asked(right=right, whole=True))


def test_officers_ask_nothing_here(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        request_data(actor=cast.commander.actor, asked=Asked(right="access", whole=True))


def test_the_same_is_asked_once_at_a_time(cast: Cast) -> None:
    report = sent(cast)
    first = asked(cast, "delete", report)
    with pytest.raises(WrongState, match=TWICE):
        asked(cast, "delete", report)
    retract_request(actor=cast.an.actor, code=first.code)
    asked(cast, "delete", report)


def test_one_who_sent_nothing_asks_the_province(cast: Cast) -> None:
    row = asked(cast, "access")
    assert row.agency.kind == "provincial_police"


def test_reports_of_two_agencies_are_the_provinces(cast: Cast) -> None:
    first, second = sent(cast), ready(cast, "reception", Stands.TRANSFERRED)
    assert first.agency_id != second.agency_id
    row = asked(cast, "access")
    assert row.agency.code == PROVINCE
    assert grant_request(actor=cast.administrator.actor, code=row.code).state == State.GRANTED


def test_those_who_settle_hear_of_it_and_the_person_of_the_end(cast: Cast) -> None:
    settler = cast.commander.actor
    row = asked(cast, "restrict", sent(cast))
    assert [one.kind.word for one in notices.lines(settler)] == ["data_asked"]
    assert row.code in notices.lines(settler)[0].href
    grant_request(actor=settler, code=row.code)
    assert [one.kind.word for one in notices.lines(cast.an.actor)] == ["data_moved"]


def test_no_fact_names_person_or_report(cast: Cast) -> None:
    report = sent(cast)
    row = asked(cast, "restrict", report)
    refuse_request(actor=cast.commander.actor, code=row.code, ground="unclear", reason="Lời riêng tư.")
    told = str([(one.actor, one.fact) for one in entries_of(row.code)])
    for word in (WHY, "Lời riêng tư", report.code, str(cast.an.user.uid), row.owner):
        assert word not in told


# --- what granting does ---
def test_seeing_opens_the_copy_for_some_hours(cast: Cast) -> None:
    row = grant_request(actor=cast.commander.actor, code=asked(cast, "access", sent(cast)).code)
    assert row.open_until is not None
    assert row.settled_at is not None
    assert row.open_until - row.settled_at == timedelta(hours=72)


def test_correcting_makes_another_box(cast: Cast) -> None:
    report = sent(cast)
    before = bytes(Identity.objects.get(report=report).box)
    row = asked(cast, "correct", report, values={"full_name": "Nguyễn Thị Ân", "phone": ""})
    grant_request(actor=cast.commander.actor, code=row.code)
    found = Report.objects.get(pk=report.pk)
    assert queries.identity(found)["full_name"] == "Nguyễn Thị Ân"
    assert queries.identity(found)["phone"] == "0900000000"
    assert bytes(Identity.objects.get(report=report).box) != before
    fact = entries_of(report.code)[-1]
    assert (fact.name, fact.fact) == (
        "report.person_corrected.v1",
        {"whose": "reporter", "changed": ["full_name"]},
    )


def test_correcting_somebody_the_report_speaks_of(cast: Cast) -> None:
    report = sent(cast, parties=(PartyGiven(role="accused", name="Nguyễn Văn Sai"),))
    party = Party.objects.get(report=report)
    row = asked(cast, "correct", report, whose=str(party.pk), values={"full_name": "Nguyễn Văn Đúng"})
    grant_request(actor=cast.commander.actor, code=row.code)
    party.refresh_from_db()
    assert party.name == "Nguyễn Văn Đúng"


@pytest.mark.parametrize("whose", ["0", "-1", "9" * 40, "me'", "", "²"])
def test_correcting_somebody_else(cast: Cast, whose: str) -> None:
    with pytest.raises(Invalid):
        asked(cast, "correct", sent(cast), whose=whose, values={"full_name": "X"})


def test_a_strangers_party_is_not_corrected(cast: Cast) -> None:
    sent(cast, parties=(PartyGiven(role="accused", name="Nguyễn Văn Sai"),))
    party = Party.objects.get()
    given = Asked(right="correct", whole=True, whose=str(party.pk), values={"full_name": "X"})
    with pytest.raises(Invalid):
        request_data(actor=cast.binh.actor, asked=given)


def test_withdrawing_takes_consents_and_addresses(cast: Cast, settings: LazySettings) -> None:
    settings.DEMO = True
    report = agreed(cast)
    assert "consents" in queries.identity(report)
    add_address(actor=cast.an.actor, channel="email", address="an@example.org")
    assert notices.addresses(cast.an.actor)
    grant_request(actor=cast.commander.actor, code=asked(cast, "withdraw").code)
    assert entries_of(report.code)[-1].fact == {"purposes": ["contact"]}
    assert "consents" not in queries.identity(Report.objects.get(pk=report.pk))
    assert notices.addresses(cast.an.actor) == []


def agreed(cast: Cast) -> Report:
    """A report whose sender agreed to be called."""
    said = {"full_name": "Nguyễn Thị An", "consents": {"contact": "2026-11-23T08:00:00+07:00"}}
    given = Submission(
        kind="trom-cap", subject="Mất xe", story="Mất.", commune_id=cast.ward.commune_id, identity=said
    )
    return submit(actor=cast.an.actor, submission=given)


def test_a_restricted_identity_stays_shut_until_that_is_lifted(cast: Cast) -> None:
    report = ready(cast, "opening")
    grant_request(actor=cast.commander.actor, code=asked(cast, "restrict", report).code)
    opening: dict[str, Any] = {"code": report.code, "reason": "Cần gọi lại để hỏi biển số."}
    with pytest.raises(WrongState, match="hạn chế"):
        open_identity(actor=cast.officer.actor, **opening)
    with pytest.raises(Forbidden):
        lift_restriction(actor=cast.officer.actor, code=report.code, reason="Cần.")
    with pytest.raises(NotThere):
        lift_restriction(actor=cast.other_commander.actor, code=report.code, reason="Cần.")
    lift_restriction(actor=cast.commander.actor, code=report.code, reason="Có dấu hiệu tội phạm.")
    assert open_identity(actor=cast.officer.actor, **opening)["full_name"] == "Nguyễn Thị An"
    assert "Có dấu hiệu" not in str([one.fact for one in entries_of(report.code)])


def test_what_is_in_hand_is_not_erased(cast: Cast) -> None:
    row = asked(cast, "delete", sent(cast))
    with pytest.raises(WrongState, match="đang được giải quyết"):
        grant_request(actor=cast.commander.actor, code=row.code)
    row.refresh_from_db()
    assert row.state == State.ASKED


def test_a_crime_is_kept_and_restricted_instead(cast: Cast) -> None:
    report = ready(cast, "suspension")
    row = asked(cast, "delete", report)
    with pytest.raises(Forbidden) as no:
        grant_request(actor=cast.commander.actor, code=row.code)
    assert no.value.code == "criminal"
    refuse_request(actor=cast.commander.actor, code=row.code, ground="criminal", reason="Luật buộc giữ.")
    report.refresh_from_db()
    assert report.story
    assert report.limited_at is not None


def test_of_several_what_may_go_goes(cast: Cast) -> None:
    gone, kept, busy = brought_to(cast, Stands.RESOLVED), ready(cast, "suspension"), sent(cast)
    row = asked(cast, "delete")
    grant_request(actor=cast.commander.actor, code=row.code)
    rows = {one.pk: one for one in Report.objects.all()}
    assert rows[gone.pk].erased_at is not None
    assert (rows[kept.pk].erased_at, rows[kept.pk].limited_at is None) == (None, False)
    assert (rows[busy.pk].erased_at, rows[busy.pk].limited_at) == (None, None)
    fact = entries_of(row.code)[-1].fact
    assert (fact["done"], fact["kept"]) == (1, 2)


def test_everything_of_a_person(cast: Cast) -> None:
    brought_to(cast, Stands.RESOLVED)
    row = asked(cast, "delete")
    grant_request(actor=cast.commander.actor, code=row.code)
    cast.an.user.refresh_from_db()
    assert cast.an.user.full_name == ""
    assert accounts.person_of(cast.an.user)["phone"] == ""
    assert requests.reports_of(cast.an.actor) == []
    assert [one.state for one in requests.mine(cast.an.actor)] == [State.GRANTED]
    assert requests.content(requests.mine(cast.an.actor)[0]) == {}


def test_every_right_has_its_rule() -> None:
    known = set(DutyRule.objects.values_list("duty", flat=True))
    assert {duty_of(right) for right in Right} | {ANSWER_DUTY} <= known
