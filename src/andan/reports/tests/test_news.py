"""Who is told what of a report, in the same transaction as the step."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from andan.ledger.models import Entry
from andan.notices import queries
from andan.notices.testing import given
from andan.reports import notices
from andan.reports.models import Report, Step
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


def told(member: Member) -> list[str]:
    """What the member was told, in words, oldest first."""
    rows = reversed(queries.lines(member.actor))
    return [line.sentence for line in rows]


def kinds(member: Member) -> list[str]:
    return list(queries.mine(member.actor).order_by("pk").values_list("kind", flat=True))


def test_the_reporter_reads_of_every_step(cast: Cast) -> None:
    report = roads.done(
        cast, roads.sent(cast), "reception", "classification", "assignment", "question", "answer"
    )
    roads.done(cast, report, "verification", "result")
    assert kinds(cast.an) == ["received", "asked", "resolved"]
    assert told(cast.an)[0] == f"Công an đã tiếp nhận phản ánh {report.code}."
    assert not kinds(cast.chau)


@pytest.mark.parametrize(("noun", "kind"), [("transfer", "transferred"), ("refusal", "refused")])
def test_the_reporter_reads_of_the_other_ends(cast: Cast, noun: str, kind: str) -> None:
    roads.done(cast, roads.sent(cast), "reception", noun)
    assert kinds(cast.an) == ["received", kind]


def test_sending_a_report_tells_nobody_and_costs_nothing(cast: Cast) -> None:
    roads.sent(cast)
    assert not given()


def test_the_one_who_verifies_is_told_what_was_assigned_and_answered(cast: Cast) -> None:
    report = roads.done(
        cast, roads.sent(cast), "reception", "classification", "assignment", "question", "answer"
    )
    assert kinds(cast.officer) == ["assigned", "answered"]
    assert told(cast.officer)[0] == f"Được giao xác minh {report.code}."
    assert not kinds(cast.colleague)


def test_while_nobody_verifies_the_desk_is_told(cast: Cast) -> None:
    assert not kinds(cast.duty)
    roads.done(cast, roads.sent(cast), "reception", "question", "answer")
    assert kinds(cast.duty) == ["answered"]


def test_who_does_something_is_not_told_of_it(cast: Cast) -> None:
    commander = cast.commander
    report = roads.done(cast, roads.sent(cast), "reception", "classification")
    roads.ACTIONS["assignment"](actor=commander.actor, code=report.code, holder_id=commander.user.pk)
    assert not kinds(commander)


def test_a_transfer_is_told_where_it_goes(cast: Cast) -> None:
    assert not kinds(cast.other_duty)
    roads.brought_to(cast, State.TRANSFERRED)
    assert kinds(cast.other_duty) == ["come"]
    assert not kinds(cast.duty)


def test_a_reopening_is_told_to_the_desk_and_the_commander(cast: Cast) -> None:
    assert not kinds(cast.duty)
    roads.done(cast, roads.brought_to(cast, State.RESOLVED), "reopening")
    assert kinds(cast.duty) == ["reopened"]
    assert kinds(cast.commander) == ["reopened"]


def test_without_a_name_nobody_is_told_outside_the_office(cast: Cast) -> None:
    roads.done(cast, roads.sent(cast, anonymous=True), "reception", "question", "answer", "refusal")
    assert {told.who for told in given()} == {queries.who(cast.duty.actor.ref)}


def test_a_step_that_fails_tells_nobody(cast: Cast) -> None:
    report = roads.sent(cast)

    def breaks(_report: Report) -> None:
        raise RuntimeError("the power is gone")

    with pytest.raises(RuntimeError):
        roads.ACTIONS["reception"](actor=cast.duty.actor, code=report.code, told=breaks)
    assert not given()
    assert not Step.objects.filter(noun="reception").exists()


def test_each_notice_carries_the_number_of_its_fact(cast: Cast) -> None:
    report = roads.done(cast, roads.sent(cast), "reception")
    assert given()[0].entry == Entry.objects.get(name="report.received.v1", subject=report.code).pk


def test_a_mention_is_told_to_whom_it_names(cast: Cast) -> None:
    report, colleague = roads.done(cast, roads.sent(cast), "reception"), cast.colleague.user
    with transaction.atomic():
        notices.mentioned(report, Step.objects.latest("pk"), [str(colleague.uid)])
    assert told(cast.colleague) == [f"Đồng nghiệp nhắc tên bạn trong ghi chú của {report.code}."]


@pytest.mark.parametrize(
    ("nouns", "who"),
    [(("extension",), "commander"), (("extension", "approval", "extension"), "procurator")],
)
def test_more_time_is_asked_of_who_may_grant_it(cast: Cast, nouns: tuple[str, ...], who: str) -> None:
    member = getattr(cast, who)
    assert not kinds(member)
    report = roads.done(cast, roads.sent(cast), "reception")
    roads.ACTIONS["classification"](actor=cast.duty.actor, code=report.code, report_class="crime_tip")
    roads.done(cast, report, "assignment", *nouns)
    assert kinds(member)[-1] == "asks_time"


def test_the_line_leads_to_the_report(cast: Cast, signed_in: SignIn) -> None:
    report = roads.done(cast, roads.sent(cast), "reception")
    client = signed_in(cast.an)
    assert report.subject in client.get("/thong-bao/").content.decode().replace("\xa0", " ")
    page = client.get("/phan-anh/").content.decode()
    assert "Thông báo: 1 chưa đọc" in page
    answer = client.post(f"/thong-bao/{given()[0].number}/", follow=True)
    assert report.subject in answer.content.decode()
    assert "chưa đọc" not in answer.content.decode()
