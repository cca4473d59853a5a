"""Answers that are owed: to the procuracy's remarks and to requests about one's own data. Told soon, late, and once."""

from datetime import datetime, timedelta

import pytest

from andan.accounts.actors import SYSTEM, Role
from andan.kit import clock
from andan.ledger.queries import entries_of
from andan.notices import queries as news
from andan.reports import jobs
from andan.reports.actions.answer_request import answer_request
from andan.reports.actions.forget_reminders import forget_reminders
from andan.reports.actions.remark import remark
from andan.reports.actions.remark_agency import remark_agency
from andan.reports.actions.reply import reply
from andan.reports.actions.reply_agency import reply_agency
from andan.reports.actions.request_data import Asked, request_data
from andan.reports.actions.tell_answers import tell_answers
from andan.reports.models import AnswerReminder, DataRequest, Remark
from andan.reports.states import State
from andan.reports.tests import roads
from tests import cast as cast_module
from tests.cast import WARD, Cast, Member, Officer

pytestmark = pytest.mark.usefixtures("moment", "db")
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _head_of_the_province(monkeypatch: pytest.MonkeyPatch) -> None:
    """`cast.head` commands the police of the province."""
    head = Officer("Vương Đình Tỉnh", "Đại tá", Role.COMMANDER, cast_module.PROVINCE)
    monkeypatch.setitem(cast_module.OFFICERS, "head", head)


def kinds(member: Member) -> list[str]:
    """What they were told by the clock."""
    told = news.mine(member.actor).order_by("pk").values_list("kind", flat=True)
    return [kind for kind in told if kind.endswith(("soon", "late", "unanswered", "below"))]


def swept(moment: datetime) -> int:
    with clock.frozen(moment):
        return tell_answers(actor=SYSTEM)


def test_a_remark_on_a_report_is_told_soon_then_late_to_both_sides(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RESOLVED)
    remark(actor=cast.procurator.actor, code=report.code, text="Chưa thông báo kết quả")
    row = Remark.objects.get()
    assert swept(row.soon_at) == 0
    assert swept(row.soon_at + SECOND) == 1
    assert (kinds(cast.commander), kinds(cast.procurator)) == (["remark_soon"], [])
    assert swept(row.due_at) == 0
    assert swept(row.due_at + SECOND) == 1
    assert kinds(cast.commander) == ["remark_soon", "remark_late"]
    assert kinds(cast.procurator) == ["remark_unanswered"]
    assert swept(row.due_at + timedelta(days=90)) == 0
    facts = [entry.fact for entry in entries_of(report.code) if entry.name == "report.answer_fell_due.v1"]
    assert [fact["step"] for fact in facts] == [1, 2]


def test_what_was_overlooked_is_told_as_late_at_once(cast: Cast) -> None:
    commander = cast.commander
    remark_agency(actor=cast.procurator.actor, agency=WARD, text="Sổ tiếp nhận ghi thiếu")
    row = Remark.objects.get()
    assert swept(row.due_at + SECOND) == 1
    assert kinds(commander) == ["agency_remark_late"]
    assert kinds(cast.procurator) == ["agency_remark_unanswered"]


def test_what_was_answered_is_told_of_no_more(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    remark(actor=cast.procurator.actor, code=report.code, text="Tiếp nhận chậm")
    remark_agency(actor=cast.procurator.actor, agency=WARD, text="Sổ tiếp nhận ghi thiếu")
    first, second = Remark.objects.order_by("pk")
    assert swept(first.soon_at + SECOND) == 2
    reply(actor=cast.commander.actor, code=report.code, remark=1, text="Do mất điện")
    reply_agency(actor=cast.commander.actor, key=second.pk, text="Đã ghi đủ")
    assert swept(first.due_at + SECOND) == 0
    assert AnswerReminder.objects.count() == 2
    forget_reminders(actor=SYSTEM)
    assert not AnswerReminder.objects.exists()


def test_a_request_about_one_s_data_is_told_for_each_of_its_terms_and_above_when_late(cast: Cast) -> None:
    head, commander, report = cast.head, cast.commander, roads.brought_to(cast, State.RECEIVED)
    asked = Asked(right="delete", reports=(report.code,), text="Xin xóa")
    [row] = request_data(actor=cast.an.actor, asked=asked)
    assert swept(row.answer_due) == 1
    assert (kinds(commander), kinds(head)) == (["data_soon"], [])
    with clock.frozen(row.answer_due):
        answer_request(actor=commander.actor, code=row.code)
    row = DataRequest.objects.get()
    assert swept(row.settle_due + SECOND) == 1
    assert kinds(commander) == ["data_soon", "data_late"]
    assert kinds(head) == ["data_late_below"]
    assert kinds(cast.duty) == []


def test_the_clock_asks_for_it_by_itself(cast: Cast) -> None:
    commander = cast.commander
    remark_agency(actor=cast.procurator.actor, agency=WARD, text="Sổ tiếp nhận ghi thiếu")
    with clock.frozen(Remark.objects.get().due_at + SECOND):
        jobs.sweep_due()
    assert kinds(commander) == ["agency_remark_late"]
