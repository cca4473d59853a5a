"""Who sent a report on reads what it was then, and what is told in public since: not the next agency's own work."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.reports import queries
from andan.reports.actions.answer import answer
from andan.reports.actions.ask import ask
from andan.reports.actions.assign import assign
from andan.reports.actions.classify import classify
from andan.reports.actions.index import index
from andan.reports.actions.note import note
from andan.reports.actions.open_identity import open_identity
from andan.reports.actions.receive import receive
from andan.reports.actions.resolve import resolve
from andan.reports.actions.verify import verify
from andan.reports.models import Report
from andan.reports.queries.horizon import horizon
from andan.reports.queries.search import search
from andan.reports.search import asked
from andan.reports.states import State
from andan.reports.tests import programs, roads
from andan.reports.tests.test_wizard_evidence import body, photo
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
BEFORE, AFTER, TOLD = "Camera ngõ Tám đã hỏng.", "Nghi người làm thuê tên Khướu.", "Đã nhắc nhở, trả lại xe."
HIDDEN = (AFTER, "Khướu", "Nhân chứng mới", "Biển số xe thế nào", "Bí mật của tôi", "Cần gọi lại gấp")


@pytest.fixture
def sent_on(cast: Cast) -> Report:
    """Noted here, sent on, then questioned, answered, noted, opened and resolved there."""
    report = roads.brought_to(cast, State.CLASSIFIED)
    note(actor=cast.duty.actor, code=report.code, text=BEFORE)
    roads.done(cast, report, "transfer")
    there, code = cast.other_duty.actor, report.code
    receive(actor=there, code=code)
    classify(actor=there, code=code, report_class="order_report")
    assign(actor=cast.other_commander.actor, code=code, holder_id=cast.other_officer.user.pk)
    holder = cast.other_officer.actor
    note(actor=holder, code=code, text=AFTER)
    ask(actor=holder, code=code, text="Biển số xe thế nào?")
    open_identity(actor=holder, code=code, reason="Cần gọi lại gấp.")
    return Report.objects.get(code=code)


def ended(cast: Cast, report: Report) -> None:
    answer(actor=cast.an.actor, code=report.code, text="Bí mật của tôi.")
    verify(actor=cast.other_officer.actor, code=report.code, text="Nhân chứng mới.")
    resolve(actor=cast.other_officer.actor, code=report.code, outcome="reminded", text=TOLD)


@pytest.mark.parametrize("who", ["duty", "area", "commander", "officer"])
def test_a_former_agency_reads_the_page_as_it_was(
    who: str, cast: Cast, signed_in: SignIn, sent_on: Report
) -> None:
    ended(cast, sent_on)
    shown = signed_in(getattr(cast, who)).get(f"/can-bo/phan-anh/{sent_on.code}/").content.decode()
    shown = shown.replace("\xa0", " ")
    assert BEFORE in shown
    assert TOLD in shown
    assert not [words for words in (*HIDDEN, "Lý Thị Bên") if words in shown]


def test_whoever_holds_it_and_who_oversees_both_read_it_whole(
    cast: Cast, signed_in: SignIn, sent_on: Report
) -> None:
    for member in (cast.other_officer, cast.procurator):
        shown = signed_in(member).get(f"/can-bo/phan-anh/{sent_on.code}/").content.decode()
        assert BEFORE in shown.replace("\xa0", " ")
        assert AFTER in shown.replace("\xa0", " ")


def test_the_program_of_a_former_agency_is_told_no_more(cast: Cast, sent_on: Report) -> None:
    ended(cast, sent_on)
    said = programs.of(cast.area).get(programs.address(sent_on)).body
    texts = [step["text"] for step in said["steps"]]
    assert BEFORE in texts
    assert TOLD in texts
    assert not [words for words in HIDDEN if words in str(said)]
    assert said["holder"] == ""
    assert {duty["duty"] for duty in said["duties"]} <= {
        "reception",
        "classification",
        "notification",
        "result",
    }
    whole = programs.of(cast.other_officer).get(programs.address(sent_on)).body
    assert AFTER in [step["text"] for step in whole["steps"]]
    assert "Lý Thị Bên" in whole["holder"]


@pytest.mark.parametrize("read_in", [True, False])
def test_no_search_finds_it_by_what_was_written_since(
    read_in: bool, cast: Cast, signed_in: SignIn, sent_on: Report
) -> None:
    ended(cast, sent_on)
    if read_in:
        index(actor=SYSTEM)

    def found(who: Member, words: str) -> list[str]:
        return [report.code for report in search(who.actor, asked.read(words)).rows]

    assert found(cast.area, "khuou") == found(cast.area, "bi mat cua toi") == []
    assert found(cast.area, "ngo tam") == found(cast.area, "tra lai xe") == [sent_on.code]
    assert found(cast.other_duty, "khuou") == [sent_on.code]
    client = signed_in(cast.area)
    page = client.get(client.post("/can-bo/tim/", {"q": "xe máy"})["Location"]).content.decode()
    assert sent_on.code in page
    assert "Khướu" not in page


def test_files_that_came_since_are_not_there(cast: Cast, signed_in: SignIn, sent_on: Report) -> None:
    given = {"text": "Bí mật của tôi.", "attached": [photo("sau.jpg")]}
    answered = signed_in(cast.an).post(f"/phan-anh/{sent_on.code}/tra-loi/", given)
    assert answered.status_code == 302
    (row,) = sent_on.evidence.all()
    for member, status in ((cast.area, 404), (cast.other_duty, 200)):
        client = signed_in(member)
        file = client.get(f"/can-bo/phan-anh/{sent_on.code}/tep/{row.pk}/")
        assert file.status_code == status
        assert status == 404 or body(file)
        page = client.get(f"/can-bo/phan-anh/{sent_on.code}/dau-bam/").content.decode()
        assert ("sau.jpg" in page) == (status == 200)


def test_the_horizon_is_the_last_time_it_left(cast: Cast, sent_on: Report) -> None:
    assert horizon(cast.other_duty.actor, sent_on) is None
    assert horizon(cast.an.actor, sent_on) is None
    far = horizon(cast.duty.actor, sent_on)
    assert far is not None
    steps = queries.timeline(sent_on, staff=True, until=far)
    assert [step.noun for step in steps if step.pk == far.step] == ["transfer"]
    assert all(step.public for step in steps if step.pk > far.step)
