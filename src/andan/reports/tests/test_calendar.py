"""A day is corrected by two persons: proposed, weighed, approved by another; only then a due date moves."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from andan.accounts.actions.give_post import give_post
from andan.accounts.actions.make_officer import make_officer
from andan.accounts.actors import SYSTEM, Actor, Role
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, WrongState
from andan.ledger.models import Entry
from andan.places.models import Agency
from andan.reports.actions.approve_day import approve_day
from andan.reports.actions.end_day import refuse_day, withdraw_day
from andan.reports.actions.propose_day import propose_day
from andan.reports.actions.reset_terms import reset_terms
from andan.reports.models import CalendarDay, Duty, Report
from andan.reports.queries.impact import of_day
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
LICH = "/can-bo/quy-tac/lich/"
TYPED = {"day": "28/12/2026", "works": "off", "basis": "Công văn 45"}


def due(report: Report) -> Duty:
    return Duty.objects.get(report=report, duty="result", done_at=None)


def last_day(report: Report) -> date:
    return due(report).due_at.astimezone(clock.HANOI).date()


def proposed(cast: Cast, day: date, *, works: bool = False) -> CalendarDay:
    return propose_day(actor=cast.administrator.actor, day=day, works=works, basis="Công văn 45")


def plain(answer: Any) -> str:
    return str(answer.content.decode().replace("\xa0", " "))


def facts(*names: str) -> list[str]:
    wanted = [f"report.calendar_{name}" for name in names]
    return list(Entry.objects.filter(name__in=wanted).order_by("pk").values_list("name", flat=True))


def test_a_due_date_moves_when_a_second_person_approved(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    before = last_day(report)
    assert [move.duty for move in of_day(cast.administrator.actor, before, works=False).moved] == ["result"]
    row = proposed(cast, before)
    assert reset_terms(actor=SYSTEM) == 0
    assert last_day(report) == last_day(roads.brought_to(cast, State.CLASSIFIED)) == before
    approve_day(actor=cast.leader.actor, key=row.pk)
    assert reset_terms(actor=SYSTEM) == 2
    assert last_day(report) > before
    assert due(roads.brought_to(cast, State.CLASSIFIED)).due_at == due(report).due_at


def test_each_step_is_a_fact_that_names_both(cast: Cast) -> None:
    row = proposed(cast, date(2026, 12, 28))
    approve_day(actor=cast.leader.actor, key=row.pk)
    told = [(one.name, bytes(one.body).decode()) for one in Entry.objects.filter(subject="day:2026-12-28")]
    assert [name for name, _ in told] == ["report.calendar_proposed.v1", "report.calendar_corrected.v2"]
    assert cast.administrator.actor.ref in told[0][1]
    assert cast.administrator.actor.ref in told[1][1]
    assert cast.leader.actor.ref in told[1][1]


def test_nobody_approves_alone_nor_without_the_post(cast: Cast) -> None:
    row = proposed(cast, date(2026, 12, 28))
    with pytest.raises(Forbidden, match="không tự duyệt"):
        approve_day(actor=cast.administrator.actor, key=row.pk)
    for stranger in (cast.duty, cast.commander, cast.volunteer, cast.an):
        with pytest.raises(Forbidden):
            approve_day(actor=stranger.actor, key=row.pk)
        with pytest.raises(Forbidden):
            refuse_day(actor=stranger.actor, key=row.pk, reason="Không")
        with pytest.raises(Forbidden):
            withdraw_day(actor=stranger.actor, key=row.pk)
        with pytest.raises(Forbidden):
            propose_day(actor=stranger.actor, day=date(2026, 12, 29), works=False, basis="Nhầm")
    assert facts("corrected.v2", "proposal_ended.v1") == []


def test_a_proposal_is_decided_once(cast: Cast) -> None:
    row = proposed(cast, date(2026, 12, 28))
    refuse_day(actor=cast.leader.actor, key=row.pk, reason="Chưa có công văn.")
    for late in (
        lambda: approve_day(actor=cast.leader.actor, key=row.pk),
        lambda: withdraw_day(actor=cast.administrator.actor, key=row.pk),
    ):
        with pytest.raises(WrongState):
            late()
    row.refresh_from_db()
    assert (row.state, row.words, row.applied_to) == ("refused", "Chưa có công văn.", None)
    assert facts("proposed.v1", "corrected.v2", "proposal_ended.v1") == [
        "report.calendar_proposed.v1",
        "report.calendar_proposal_ended.v1",
    ]
    again = proposed(cast, date(2026, 12, 28))
    withdraw_day(actor=cast.administrator.actor, key=again.pk)
    assert CalendarDay.objects.get(pk=again.pk).state == "withdrawn"


@pytest.mark.parametrize(
    ("day", "works", "basis", "field"),
    [
        (date(2026, 12, 28), False, " ", "basis"),
        (date(2026, 12, 28), False, "x" * 201, "basis"),
        (date(2026, 12, 28), True, "Công văn", "works"),
        (date(1999, 12, 28), False, "Công văn", "day"),
        (date(2026, 12, 29), False, "Công văn", "day"),
    ],
)
def test_what_says_nothing_new_or_nothing_clear_is_not_proposed(
    cast: Cast, day: date, works: bool, basis: str, field: str
) -> None:
    proposed(cast, date(2026, 12, 29))
    with pytest.raises(Invalid) as refusal:
        propose_day(actor=cast.administrator.actor, day=day, works=works, basis=basis)
    assert field in refusal.value.fields


def test_the_impact_counts_other_provinces_without_naming_their_reports(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    day = last_day(report)
    assert of_day(cast.leader.actor, day, works=False).count == 1
    assert of_day(cast.leader.actor, day + timedelta(days=40), works=False).open == 0
    far_off = of_day(stranger_leader(cast), day, works=False)
    assert (far_off.moved, far_off.elsewhere) == ([], {"Thành phố Hải Phòng": 1})
    assert of_day(cast.other_commander.actor, day, works=False).count == 0


def stranger_leader(cast: Cast) -> Actor:
    """A leader of another province's police."""
    user = make_officer(
        actor=SYSTEM, username="xa", full_name="Lãnh đạo nơi xa", rank="", password="dài-dài-dài-đủ"
    )
    office = Agency.objects.get(province__slug__contains="ho-chi-minh", kind="provincial_police")
    give_post(actor=SYSTEM, user=user, agency=office, role=Role.LEADER)
    return Member(user).actor


def test_the_pages_lead_from_a_proposal_to_its_approval(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    day = last_day(report)
    typed = {**TYPED, "day": f"{day:%d/%m/%Y}"}
    client, second = signed_in(cast.administrator), signed_in(cast.leader)
    assert report.code in plain(client.post(LICH, {**typed, "xem": "1"}))
    assert CalendarDay.objects.count() == 0
    address = client.post(LICH, typed)["Location"]
    shown = plain(client.get(address))
    assert "Người soạn không tự duyệt" in shown
    assert "Đại tá Trịnh Văn Lãnh" in shown
    assert report.code in shown
    read = plain(second.get(address))
    assert report.code in read
    assert "Không duyệt" in read
    assert second.post(f"{address}khong-duyet/", {"reason": " "}).status_code == 422
    assert signed_in(cast.duty).post(f"{address}duyet/").status_code == 403
    assert client.post(f"{address}duyet/").status_code == 403
    assert second.post(f"{address}duyet/")["Location"] == address
    assert second.post(f"{address}duyet/").status_code == 409
    assert second.post(f"{address}khac/").status_code == 404
    assert second.get(f"{LICH}999999/").status_code == 404
    assert "Đã duyệt: Đại tá Trịnh Văn Lãnh" in plain(client.get(LICH))
    assert "Trịnh Văn Lãnh" not in plain(signed_in(cast.volunteer).get(f"{LICH}{proposed_again(cast)}/"))


def proposed_again(cast: Cast) -> int:
    return proposed(cast, date(2026, 12, 30)).pk


def test_the_calendar_of_a_year_is_read(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.administrator)
    shown = client.get(LICH, {"nam": "2026"}).content.decode()
    assert "16/02/2026" in shown
    assert "22/08/2026" in shown
    assert signed_in(cast.duty).post(LICH, TYPED).status_code == 403


@pytest.mark.parametrize("year", ["²²²²", "٢٠٢٦", "9" * 5000])
def test_an_odd_year_is_this_year(year: str, cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.leader).get(LICH, {"nam": year}).status_code == 200
