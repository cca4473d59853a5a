"""Remarks of the procuracy: made on a report or on an agency's work, answered in a term of their own."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from andan.kit import clock
from andan.kit.refusals import Invalid, WrongState
from andan.ledger.queries import entries_of
from andan.notices.queries import lines as news_of
from andan.reports import queries
from andan.reports.actions.remark import remark
from andan.reports.actions.reply import reply
from andan.reports.actions.reply_agency import reply_agency
from andan.reports.models import Remark
from andan.reports.queries.oversight import remarks
from andan.reports.queries.replays import compared
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import WARD, Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
PAGE = "/kiem-sat/"


def test_a_remark_runs_beside_the_clock_and_is_answered(cast: Cast, moment: datetime) -> None:
    report = roads.brought_to(cast, State.RESOLVED)
    before = [(duty.duty, duty.due_at, duty.done_at) for duty in queries.duties(report)]
    remark(actor=cast.procurator.actor, code=report.code, text="Chưa thông báo kết quả")
    remark(actor=cast.procurator.actor, code=report.code, text="Hồ sơ thiếu biên bản")
    report.refresh_from_db()
    assert (report.remarks_open, report.next_due, report.state) == (2, None, State.RESOLVED)
    assert [(duty.duty, duty.due_at, duty.done_at) for duty in queries.duties(report)] == before
    first, second = remarks.to_answer(cast.commander.actor)
    assert (first.number, second.number, first.limit) == (1, 2, "5 ngày làm việc")
    assert first.due_at > moment + timedelta(days=5)
    reply(actor=cast.commander.actor, code=report.code, remark=2, text="Đã bổ sung")
    assert [row.number for row in remarks.to_answer(cast.commander.actor)] == [1]
    with pytest.raises(Invalid):
        reply(actor=cast.commander.actor, code=report.code, remark=2, text="Lần nữa")
    reply(actor=cast.commander.actor, code=report.code, remark=1, text="Đã báo")
    report.refresh_from_db()
    assert report.remarks_open == 0
    with pytest.raises(WrongState, match="Không có kiến nghị"):
        reply(actor=cast.commander.actor, code=report.code, remark=1, text="Lần nữa")
    assert all(same for _, same in compared())


def test_words_of_a_remark_are_for_officers_and_in_no_fact(cast: Cast) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    remark(actor=cast.procurator.actor, code=report.code, text="Kéo dài không lý do")
    reply(actor=cast.commander.actor, code=report.code, remark=1, text="Vì chờ giám định")
    entries = list(entries_of(report.code))[-2:]
    assert [entry.name for entry in entries] == ["report.remark_made.v1", "report.remark_answered.v1"]
    assert "Kéo dài" not in str([entry.fact for entry in entries])
    assert "giám định" not in str([entry.fact for entry in entries])
    assert "Kéo dài" not in str([step.words for step in queries.timeline(report, staff=False)])


def test_each_side_hears_of_the_other(cast: Cast) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    cast.procurator, cast.commander  # noqa: B018 - they exist before there is news
    remark(actor=cast.procurator.actor, code=report.code, text="Kéo dài không lý do")
    heard = news_of(cast.commander.actor)[0]
    assert heard.sentence == f"Viện kiểm sát kiến nghị về {report.code}. Cần trả lời."
    reply(actor=cast.commander.actor, code=report.code, remark=1, text="Vì chờ giám định")
    assert news_of(cast.procurator.actor)[0].sentence == f"Đã trả lời kiến nghị về {report.code}."


def test_a_late_answer_stays_late(cast: Cast, moment: datetime) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    remark(actor=cast.procurator.actor, code=report.code, text="Kéo dài không lý do")
    made = remarks.made(cast.procurator.actor)
    assert remarks.waiting(made) == (1, 0)
    with clock.frozen(moment + timedelta(days=15)):
        assert remarks.waiting(made) == (1, 1)
        assert list(remarks.of_group(made, "late", clock.now()))
        reply(actor=cast.commander.actor, code=report.code, remark=1, text="Vì chờ giám định")
    row = Remark.objects.get()
    assert row.urgency(moment) == "late"
    assert remarks.waiting(made) == (0, 0)


def test_a_remark_goes_where_the_report_goes(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    remark(actor=cast.procurator.actor, code=report.code, text="Kéo dài không lý do")
    roads.done(cast, report, "transfer")
    assert remarks.to_answer(cast.commander.actor) == []
    assert len(remarks.to_answer(cast.other_commander.actor)) == 1
    reply(actor=cast.other_commander.actor, code=report.code, remark=1, text="Chúng tôi làm tiếp")


def test_the_commander_finds_it_on_the_first_page(cast: Cast, signed_in: SignIn, moment: datetime) -> None:
    report = roads.brought_to(cast, State.RESOLVED)
    remark(actor=cast.procurator.actor, code=report.code, text="Hồ sơ thiếu biên bản")
    with clock.frozen(moment + timedelta(days=20)):
        client = signed_in(cast.commander)
        shown = client.get("/can-bo/").content.decode().replace("\xa0", " ")
        assert "Kiến nghị của viện kiểm sát" in shown
        assert "Quá hạn" in shown
        assert "Hồ sơ thiếu biên bản" in client.get("/can-bo/kien-nghi/").content.decode()
    assert (
        "Kiến nghị của viện kiểm sát" not in signed_in(cast.other_commander).get("/can-bo/").content.decode()
    )


def test_a_remark_on_the_work_of_an_agency_is_answered_by_its_commander(
    cast: Cast, signed_in: SignIn
) -> None:
    asks, answers = signed_in(cast.procurator), signed_in(cast.commander)
    assert asks.post(f"{PAGE}kien-nghi/moi/", {"agency": WARD, "text": " "}).status_code == 422
    assert asks.post(f"{PAGE}kien-nghi/moi/", {"agency": "ca-ha-noi", "text": "Sổ thiếu"}).status_code == 422
    sent = asks.post(f"{PAGE}kien-nghi/moi/", {"agency": WARD, "text": "Sổ tiếp nhận ghi thiếu giờ"})
    row = Remark.objects.get()
    assert sent.headers["Location"] == f"{PAGE}kien-nghi/{row.code}/"
    assert row.code in news_of(cast.commander.actor)[0].sentence
    address = f"/can-bo/kien-nghi/{row.code}/"
    assert signed_in(cast.other_commander).get(address).status_code == 404
    assert signed_in(cast.duty).post(address, {"text": "Đã sửa"}).status_code == 403
    assert answers.post(address, {"text": ""}).status_code == 422
    assert answers.post(address, {"text": "Đã ghi đủ giờ"}).status_code == 302
    assert row.code in news_of(cast.procurator.actor)[0].sentence
    assert "Đã ghi đủ giờ" in asks.get(f"{PAGE}kien-nghi/{row.code}/").content.decode()
    names = [entry.name for entry in entries_of(f"remark:{row.pk}")]
    assert names == ["report.agency_remarked.v1", "report.agency_answered.v1"]
    with pytest.raises(WrongState):
        reply_agency(actor=cast.commander.actor, key=row.pk, text="Lần nữa")
