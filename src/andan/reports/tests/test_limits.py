"""Nobody starts clocks without end: by web and by program, signed in or not; what was typed stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

from andan.reports import limits
from andan.reports.models import Draft, Report, Step
from andan.reports.states import State
from andan.reports.tests import programs, roads, typed
from andan.reports.views.desk import act
from andan.web.tries import Measure
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _two_of_each(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("REPORTS", "ANSWERS", "NOTES"):
        usual: Measure = getattr(limits, name)
        few = Measure(person=replace(usual.person, most=2), address=replace(usual.address, most=2))
        monkeypatch.setattr(limits, name, few)
    few_notes = replace(act.DEEDS["note"], measure=limits.NOTES)
    monkeypatch.setattr(act, "DEEDS", {**act.DEEDS, "note": few_notes})
    cache.clear()
    yield
    cache.clear()


def test_one_person_sends_so_many_and_the_draft_stays(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    for _ in range(2):
        typed.fill_in(client)
        assert typed.send(client).status_code == 302
    typed.fill_in(client)
    refused = typed.send(client)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Những gì đã viết vẫn còn" in refused.content.decode().replace("\xa0", " ")  # type: ignore[attr-defined]
    assert typed.INCIDENT["story"] in typed.page(client, typed.address("vu-viec"))
    other = signed_in(cast.binh)
    typed.fill_in(other)
    assert typed.send(other).status_code == 302
    assert Report.objects.count() == 3


def test_one_address_sends_so_many_without_a_name(cast: Cast, signed_in: SignIn) -> None:
    """Also somebody signed in is counted by the address only, when the report is to bear no name."""
    for client in (Client(), signed_in(cast.an)):
        typed.fill_in(client, typed.ANONYMOUS)
        assert typed.send(client).status_code == 302
    client = Client()
    typed.fill_in(client, typed.ANONYMOUS)
    assert typed.send(client).status_code == 429
    assert Report.objects.count() == 2
    assert cast.ward.working


def test_one_address_begins_so_many_drafts_without_a_name(
    cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DRAFTS", replace(limits.DRAFTS, most=2))
    begun = [Client() for _ in range(3)]
    first = [client.post(typed.address("nguoi-gui"), typed.ANONYMOUS).status_code for client in begun]
    assert (first, Draft.objects.count()) == ([302, 302, 429], 2)
    assert begun[0].post(typed.address("vu-viec"), typed.INCIDENT).status_code == 302
    assert signed_in(cast.an).post(typed.address("nguoi-gui"), typed.NAMED).status_code == 302


def test_one_token_sends_so_many_and_what_is_sent_twice_counts_once(cast: Cast) -> None:
    program = programs.of(cast.an)
    for key in ("a", "a", "a", "b"):
        assert program.post(programs.REPORTS, programs.report(cast), key=key).status == 201
    refused = program.post(programs.REPORTS, programs.report(cast, anonymous=True), key="c")
    assert (refused.status, refused.problem, refused.headers["Retry-After"]) == (429, True, "60")
    assert Report.objects.count() == 2


def test_a_program_of_an_office_hands_in_what_many_say(cast: Cast) -> None:
    said = programs.report(cast, reporter=programs.REPORTER)
    program = programs.partner()
    assert [program.post(programs.REPORTS, said).status for _ in range(4)] == [201] * 4


def test_answers_are_so_many_and_the_words_stay_on_the_page(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    client, program = signed_in(cast.an), programs.of(cast.an)
    where = f"/phan-anh/{report.code}/tra-loi/"
    assert client.post(where, {"text": "Thêm một ý."}).status_code == 302
    assert program.post(programs.address(report, "answer"), {"text": "Thêm hai ý."}).status == 200
    assert program.post(programs.address(report, "answer"), {"text": "Thêm ba ý."}).status == 429
    refused = client.post(where, {"text": "Thêm bốn ý."})
    shown = refused.content.decode()
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Thêm bốn ý." in shown
    assert limits.ANSWERS.person.sentence in shown.replace("\xa0", " ")
    assert Step.objects.filter(report=report, noun="answer").count() == 2


def test_notes_are_so_many_and_the_words_stay_in_the_form(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    client, program = signed_in(cast.duty), programs.of(cast.duty)
    where, said = f"/can-bo/phan-anh/{report.code}/note/", {"text": "Chờ camera của chủ trọ."}
    assert client.post(where, {**said, "seen": str(report.version)}).status_code == 302
    assert program.post(programs.address(report, "note"), said).status == 200
    assert program.post(programs.address(report, "note"), said).status == 429
    report.refresh_from_db()
    refused = client.post(where, {**said, "seen": str(report.version)})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert said["text"] in refused.content.decode()


def test_reading_a_page_writes_no_draft(cast: Cast) -> None:
    browser = Client()
    for _ in range(3):
        assert browser.get(f"{typed.START}?dia-ban={cast.ward.commune_id}").status_code == 302
    assert Draft.objects.count() == 0
    assert "Công an phường Hồng Bàng" in typed.page(browser, typed.address("dia-diem"))
    typed.post(browser, "vu-viec", typed.INCIDENT)
    assert browser.cookies["dia-ban"]["max-age"] == 0
    assert Draft.objects.count() == 1
    assert "Công an phường Hồng Bàng" in typed.page(browser, typed.address("dia-diem"))


@pytest.mark.parametrize("odd", ["²²", "٢٠", "9" * 5000, "-1", "x"])
def test_an_odd_place_is_none(odd: str, cast: Cast) -> None:
    browser = Client()
    assert browser.get(typed.START, {"dia-ban": odd}).status_code == 302
    assert browser.get(typed.address("dia-diem")).status_code == 200
    assert cast.ward.working
