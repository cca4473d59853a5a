"""Internal notes, who is named in them, and the pin that settles where a report is handled."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.kit.refusals import Invalid, NotThere, WrongState
from andan.ledger.queries import entries_of
from andan.notices.queries import lines
from andan.reports import queries
from andan.reports.actions.note import note
from andan.reports.actions.pin import pin
from andan.reports.actions.transfer import transfer
from andan.reports.actions.unpin import unpin
from andan.reports.models import Mention
from andan.reports.policies import is_reporter
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import NEXT_WARD, Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]


def test_a_note_tells_whom_it_names_and_nobody_else(cast: Cast) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    colleague, area = cast.colleague.user, cast.area.user
    before = len(lines(cast.colleague.actor))
    note(
        actor=cast.duty.actor,
        code=report.code,
        text="Nhờ @area xem giúp, hỏi nha@duty.vn.",
        mentions=[colleague.pk],
    )
    step = queries.timeline(report, staff=True)[-1]
    assert step.detail == "gửi Thiếu tá Hoàng Văn Khu, Trung úy Bùi Văn Minh"
    assert {mention.officer for mention in Mention.objects.filter(step=step)} == {colleague, area}
    assert "nhắc tên" in lines(cast.colleague.actor)[0].sentence
    assert "nhắc tên" in lines(cast.area.actor)[0].sentence
    assert len(lines(cast.colleague.actor)) == before + 1
    assert not [one for one in lines(cast.officer.actor) if "nhắc tên" in one.sentence]


def test_who_names_themselves_is_not_told(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    note(actor=cast.duty.actor, code=report.code, text="Để nhớ", mentions=[cast.duty.user.pk])
    assert not [one for one in lines(cast.duty.actor) if "nhắc tên" in one.sentence]


def test_a_note_is_read_by_officers_only_and_its_words_are_not_in_the_fact(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    note(actor=cast.officer.actor, code=report.code, text="Người này hay báo giả")
    assert is_reporter(cast.an.actor, report)
    assert "báo giả" not in str([step.words for step in queries.timeline(report, staff=False)])
    entry = list(entries_of(report.code))[-1]
    assert (entry.name, entry.fact["mentions"]) == ("report.note_written.v1", [])
    assert "báo giả" not in str(entry.fact)


def test_a_long_text_is_counted_and_never_cut_by_the_browser(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    there, client = f"/can-bo/phan-anh/{report.code}/note/", signed_in(cast.duty)
    shown = client.get(there).content.decode()
    assert 'data-most="4000"' in shown
    assert "maxlength" not in shown[shown.index("<textarea") : shown.index("</textarea>")]
    lines = "\r\n".join(["dòng"] * 800)  # 3,999 characters as the browser counts them
    assert client.post(there, {"text": lines}).status_code == 302
    too_long = client.post(there, {"text": "x" * 4001})
    assert (too_long.status_code, "Dài 4001 ký tự. Rút còn 4000 ký tự." in too_long.content.decode()) == (
        422,
        True,
    )


def test_somebody_of_another_agency_cannot_be_named(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    with pytest.raises(Invalid):
        note(actor=cast.duty.actor, code=report.code, text="Xem", mentions=[cast.other_duty.user.pk])


def test_a_name_nobody_has_is_told_and_nothing_typed_is_lost(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    area = cast.area.user.username
    text = "Nhờ @AREA và @khongco.hp, @other_duty xem."
    with pytest.raises(Invalid) as refused:
        note(actor=cast.duty.actor, code=report.code, text=text)
    sentence = refused.value.fields["text"]
    assert "không có ai tên @khongco.hp, @other_duty." in sentence
    assert f"@{area}" in sentence.partition("Nhắc được")[2]
    answer = signed_in(cast.duty).post(f"/can-bo/phan-anh/{report.code}/note/", {"text": text})
    assert answer.status_code == 422
    assert f">\n{text}</textarea>" in answer.content.decode()
    assert not Mention.objects.exists()


def test_the_next_ward_writes_no_notes_here(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    with pytest.raises(NotThere):
        note(actor=cast.other_duty.actor, code=report.code, text="Xem")


def test_a_pinned_report_is_not_handed_on_until_it_is_unpinned(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    duty = cast.duty.actor
    pin(actor=duty, code=report.code, reason="Đã thống nhất")
    with pytest.raises(WrongState, match="Bỏ ghim"):
        transfer(actor=duty, code=report.code, to_agency=NEXT_WARD, reason="Sang bên kia", unstaffed=True)
    with pytest.raises(WrongState):
        pin(actor=duty, code=report.code, reason="Lần nữa")
    unpin(actor=duty, code=report.code)
    transfer(actor=duty, code=report.code, to_agency=NEXT_WARD, reason="Sang bên kia", unstaffed=True)
    report.refresh_from_db()
    assert report.agency == cast.next_ward


def test_a_new_holder_stands_beside_the_one_before(cast: Cast) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    roads.ACTIONS["assignment"](
        actor=cast.commander.actor, code=report.code, holder_id=cast.colleague.user.pk
    )
    assert queries.timeline(report, staff=True)[-1].detail == (
        "từ Đại úy Vũ Thị Xác sang Trung úy Bùi Văn Minh"
    )
