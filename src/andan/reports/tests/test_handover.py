"""The end of a shift: what is handed over, by whom, to whom."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.kit import clock, env
from andan.kit.clock import HANOI
from andan.kit.refusals import Forbidden, Invalid, NotThere, WrongState
from andan.ledger.queries import entries_of
from andan.reports.actions.hand_over import hand_over
from andan.reports.actions.take_over import take_over
from andan.reports.models import HandOver
from andan.reports.queries.handover import shift_at
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import WARD, Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
PAGE = "/can-bo/giao-ca/"


def given(cast: Cast, text: str = "Không có gì thêm.") -> HandOver:
    return hand_over(actor=cast.duty.actor, agency=cast.ward, text=text)


@pytest.mark.parametrize(
    ("at", "began", "ends"),
    [
        ("2026-11-23 08:00", "2026-11-23 07:30", "2026-11-23 19:30"),
        ("2026-11-23 07:30", "2026-11-23 07:30", "2026-11-23 19:30"),
        ("2026-11-23 07:29", "2026-11-22 19:30", "2026-11-23 07:30"),
        ("2026-11-23 19:30", "2026-11-23 19:30", "2026-11-24 07:30"),
        ("2026-12-31 23:59", "2026-12-31 19:30", "2027-01-01 07:30"),
    ],
)
def test_a_shift_runs_from_one_change_to_the_next(at: str, began: str, ends: str) -> None:
    def moment(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=HANOI)

    assert shift_at(moment(at)) == (moment(began), moment(ends))


def test_an_office_with_one_change_a_day_has_shifts_of_a_day(settings: LazySettings) -> None:
    settings.SHIFTS = env.hours("NOT_SET", "06:00")
    shift = shift_at(datetime(2026, 11, 23, 5, 0, tzinfo=HANOI))
    assert shift.ends - shift.began == timedelta(days=1)


def test_what_is_open_is_handed_over_as_it_stands(cast: Cast, moment: datetime) -> None:
    late, received = roads.sent(cast), roads.brought_to(cast, State.RECEIVED)
    asked = roads.done(cast, roads.brought_to(cast, State.VERIFYING), "question")
    with clock.frozen(moment + timedelta(hours=2)):
        row = given(cast)
    codes = {key: {one[0] for one in some} for key, some in row.lists.items()}
    assert codes["late"] == codes["new"] == {late.code}
    assert codes["asked"] == {asked.code}
    assert codes["received"] == {received.code, asked.code}
    assert row.counts == {"open": 3, "late": 1, "soon": 0, "new": 1, "asked": 1, "received": 2}


def test_another_person_signs_and_both_leave_a_fact(cast: Cast) -> None:
    row = given(cast, "Chờ giám định vụ xe máy")
    with pytest.raises(Forbidden, match="không tự ký"):
        take_over(actor=cast.duty.actor, key=row.pk)
    signed = take_over(actor=cast.commander.actor, key=row.pk, text="Đã nhận đủ")
    assert (signed.giver_name, signed.taker_name) == ("Thượng úy Đỗ Hữu Trực", "Trung tá Phạm Đức Huy")
    names = [entry.name for entry in entries_of(f"shift:{WARD}")]
    assert names == ["report.shift_handed_over.v1", "report.shift_taken_over.v1"]
    assert "giám định" not in str([entry.fact for entry in entries_of(f"shift:{WARD}")])
    with pytest.raises(WrongState):
        take_over(actor=cast.commander.actor, key=row.pk)


def test_the_next_shift_cannot_go_before_this_one_is_signed(cast: Cast) -> None:
    row = given(cast)
    with pytest.raises(WrongState, match="chưa có người ký"):
        given(cast)
    take_over(actor=cast.commander.actor, key=row.pk)
    given(cast)
    assert HandOver.objects.count() == 2


@pytest.mark.parametrize("who", ["officer", "other_duty", "procurator", "leader"])
def test_only_the_desk_hands_over(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        hand_over(actor=getattr(cast, who).actor, agency=cast.ward, text="x")
    assert not HandOver.objects.exists()


@pytest.mark.parametrize("text", ["", " \n", "a" * 4001])
def test_words_are_needed(cast: Cast, text: str) -> None:
    with pytest.raises(Invalid):
        given(cast, text)


@pytest.mark.parametrize("who", ["other_duty", "leader"])
def test_elsewhere_it_is_not_there(cast: Cast, who: str) -> None:
    row = given(cast)
    with pytest.raises(NotThere):
        take_over(actor=getattr(cast, who).actor, key=row.pk)


def test_the_whole_way_on_the_pages(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED, subject="Loa kéo đêm khuya")
    assert report.next_due
    giver, taker = signed_in(cast.duty), signed_in(cast.commander)
    assert "Loa kéo đêm khuya" in giver.get(PAGE).content.decode()
    assert giver.post(PAGE, {"text": " "}).status_code == 422
    sheet = giver.post(PAGE, {"text": "Nhớ gọi lại"})["Location"]
    assert "Xem và ký nhận" in taker.get(PAGE).content.decode().replace("\xa0", " ")
    shown = giver.get(sheet).content.decode().replace("\xa0", " ")
    assert "Nhớ gọi lại" in shown
    assert report.subject in shown
    assert (
        f"{report.next_due.astimezone(HANOI):%d/%m %H:%M}" in shown
    )  # not "today": it is read tomorrow, too
    assert giver.post(sheet, {"text": ""}).status_code == 403
    assert taker.post(sheet, {"text": "Đã nhận"}).status_code == 302
    assert "Trung tá Phạm Đức Huy" in giver.get(sheet).content.decode().replace("\xa0", " ")
    assert signed_in(cast.other_duty).get(sheet).status_code == 404
    assert signed_in(cast.officer).get(PAGE).status_code == 403


@pytest.mark.parametrize("asked", ["?sau=²", "?sau=99999999999999999999", "?don_vi=x&sau=-1"])
def test_an_odd_address_is_shrugged_off(cast: Cast, signed_in: SignIn, asked: str) -> None:
    assert signed_in(cast.duty).get(f"{PAGE}{asked}").status_code == 200
    assert signed_in(cast.duty).get(f"{PAGE}99999999999999999999/").status_code == 404
