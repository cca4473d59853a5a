"""A part of a report becomes a report of its own: same reporter, no more time; the whole stays as it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from andan.kit import clock
from andan.kit.refusals import Invalid, WrongState
from andan.ledger.models import Entry
from andan.reports import queries
from andan.reports.actions.erasing import erase_files
from andan.reports.actions.split import MOST, split
from andan.reports.models import Evidence, Report, Step
from andan.reports.queries.alike import alike
from andan.reports.queries.replays import compared
from andan.reports.states import State
from andan.reports.tests import roads
from andan.reports.tests.test_case import case, with_a_file
from tests.cast import Cast, Member

SignIn = Callable[[Member], Client]
pytestmark = pytest.mark.usefixtures("moment", "db")


def parted(cast: Cast, report: Report, **more: object) -> Report:
    """The part that was split off."""
    split(actor=cast.duty.actor, code=report.code, **{**roads.words_for(cast)["splitting"], **more})
    report.refresh_from_db()
    return report.children.latest("pk")


def test_the_part_has_the_same_reporter_its_own_number_and_the_officers_words(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    story = report.story
    child = parted(cast, report)
    assert (child.state, child.parent, child.owner, child.level) == (State.RECEIVED, report, report.owner, 2)
    assert (report.number, child.number) == (1, 2)
    assert report.story == story
    assert child.story.startswith(f"Tách từ phản ánh {report.code}. Công an phường Hồng Bàng ghi lại:")
    assert queries.identity(child) == queries.identity(report)
    assert child.receipt != report.receipt
    steps = Step.objects.filter(report=child)
    assert [(step.noun, step.actor_name) for step in steps] == [("origin", "Thượng úy Đỗ Hữu Trực")]


def test_both_facts_are_written_and_say_nothing_of_a_person(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    child = parted(cast, report)
    whole, part = (Entry.objects.filter(subject=one.code).latest("pk") for one in (report, child))
    assert (whole.name, part.name) == ("report.split.v1", "report.split_off.v1")
    for secret in ("Karaoke", "khuya", "Nguyễn", report.owner):
        assert secret.encode() not in bytes(whole.body) + bytes(part.body)


def test_splitting_gives_nobody_more_time(cast: Cast) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    due = report.duties.get(duty="result", done_at=None).due_at
    with clock.frozen(clock.now() + timedelta(days=6)):
        child = parted(cast, report)
        assert child.submitted_at == report.submitted_at
        assert child.next_duty == "classification"
        assert child.urgency == "late"
        roads.done(cast, child, "classification")
    assert child.duties.get(duty="result", done_at=None).due_at == due
    reception = child.duties.get(duty="reception")
    assert reception.done_at == report.received_at
    assert dict(compared()) == {report.code: True, child.code: True}


def test_chosen_evidence_goes_along_by_its_digest_and_stays_where_it_was(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    one, _other = with_a_file(report), with_a_file(report, b"%PDF-1.4 khac")
    child = parted(cast, report, evidence=[str(one.pk)])
    copy = child.evidence.get()
    assert (copy.digest, copy.file.name) == (one.digest, one.file.name)
    assert report.evidence.count() == 2
    assert [sound for _, sound in queries.checked_evidence(child)] == [True]
    before = Evidence.objects.count()
    stranger = with_a_file(roads.brought_to(cast, State.RECEIVED))
    with pytest.raises(Invalid):
        parted(cast, report, evidence=[str(stranger.pk)])
    assert Evidence.objects.count() == before + 1


def test_a_part_is_not_split_again_and_there_are_not_too_many(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    child = parted(cast, report)
    with pytest.raises(WrongState, match="phản ánh gốc"):
        parted(cast, child)
    for _ in range(MOST - 1):
        parted(cast, report)
    numbers = Report.objects.count()
    with pytest.raises(WrongState, match="Đã tách 10 phần"):
        parted(cast, report)
    assert Report.objects.count() == numbers


def test_a_split_that_comes_too_late_leaves_no_part(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    with pytest.raises(WrongState):
        parted(cast, report, seen=report.version - 1)
    assert Report.objects.count() == 1
    assert roads.brought_to(cast, State.RECEIVED).number == 2


def test_the_form_offers_kinds_and_files(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    row = with_a_file(report)
    client = signed_in(cast.duty)
    assert str(row.pk) in client.get(case(report, "splitting/")).content.decode()
    sent = {**roads.words_for(cast)["splitting"], "evidence": [str(row.pk)], "seen": report.version}
    assert client.post(case(report, "splitting/"), sent).status_code == 302
    child = report.children.get()
    told = client.get(case(report)).content.decode()
    assert case(child) in told
    part = client.get(case(child)).content.decode()
    assert case(report) in part
    assert "cán bộ ghi lại" in part
    assert alike(child) == alike(report) == []


def test_the_named_reporter_follows_both(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    child = parted(cast, report)
    client = signed_in(cast.an)
    whole = client.get(f"/phan-anh/{report.code}/").content.decode().replace("\xa0", " ")
    assert f"/phan-anh/{child.code}/" in whole
    assert "Một phần được tách ra giải quyết riêng" in whole
    part = client.get(f"/phan-anh/{child.code}/").content.decode().replace("\xa0", " ")
    assert "Tách từ phản ánh bạn đã gửi" in part
    assert signed_in(cast.binh).get(f"/phan-anh/{child.code}/").status_code == 404


def test_who_sent_without_a_name_follows_both_by_one_receipt_code(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED, anonymous=True)
    child = parted(cast, report)
    assert (child.anonymous, child.owner, hasattr(child, "identity")) == (True, "", False)
    roads.done(cast, child, "classification", "assignment", "result")
    stranger = roads.brought_to(cast, State.RECEIVED, anonymous=True)
    client = Client()
    client.post("/theo-doi/", {"receipt": report.receipt})
    whole = client.get("/theo-doi/phan-anh/").content.decode().replace("\xa0", " ")
    assert "Karaoke sau nhà trọ" in whole
    assert "Đã nhắc nhở." in whole
    assert client.post("/theo-doi/phan-anh/phan-tach/", {"code": stranger.code}).status_code == 404
    assert client.post("/theo-doi/phan-anh/phan-tach/", {"code": child.code}).status_code == 302
    part = client.get("/theo-doi/phan-anh/").content.decode().replace("\xa0", " ")
    assert "Tách từ phản ánh bạn đã gửi" in part
    assert "Đánh giá" in part


def test_a_file_stays_as_long_as_the_whole_or_a_part_needs_it(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    row = with_a_file(report)
    children = [parted(cast, report, evidence=[str(row.pk)]) for _ in range(2)]
    storage, name = row.file.storage, str(row.file)
    for one, stays in ((report, True), (children[0], True), (children[1], False)):
        with django_capture_on_commit_callbacks(execute=True):
            erase_files([one.pk])
        assert storage.exists(name) is stays


def test_what_the_program_writes_over_a_part_is_not_compared(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    child = parted(cast, report)
    assert "ghi lại" in child.story
    assert child.own_words == roads.words_for(cast)["splitting"]["story"]
