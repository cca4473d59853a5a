"""The list of batches, a new one, the cards of one, the sheet at its end."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from andan.cards.models import Arrival, Batch
from andan.cards.states import BatchState
from andan.cards.tests import boxes
from andan.cards.tests.test_desk_station import address, plain
from tests.cast import NEXT_WARD, WARD, Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
LIST, NEW = "/can-bo/the/", "/can-bo/the/moi/"
BOX = {
    "agency_code": WARD,
    "received_on": "23/11/2026",
    "source": "PC06",
    "expected": "500",
    "residence": "any",
}


@pytest.fixture
def duty(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.duty)


def test_the_table_shows_its_own_batches(cast: Cast, duty: Client) -> None:
    boxes.opened(cast, agency=NEXT_WARD, who="other_duty", source="Hộp của nơi khác")
    boxes.opened(cast, source="Hộp thứ nhất", expected=120)
    boxes.closed(cast, [boxes.MAU, boxes.THU], source="Hộp thứ hai")
    page = plain(duty.get(LIST))
    assert "Hộp thứ nhất" in page
    assert "Hộp thứ hai" in page
    assert "Hộp của nơi khác" not in page
    assert "Nguyễn Thị Mẫu" not in page


def test_older_batches_are_on_the_next_page(
    cast: Cast, duty: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("andan.cards.views.desk.batches.PAGE", 1)
    first = boxes.closed(cast, [boxes.MAU])
    second = boxes.closed(cast, [boxes.THU])
    page = plain(duty.get(LIST))
    assert f"?truoc={second.pk}" in page
    older = plain(duty.get(LIST, {"truoc": second.pk}))
    assert address("sheet", first) in older
    assert address("sheet", second) not in older


def test_a_new_batch_opens_the_station(cast: Cast, duty: Client) -> None:
    answer = duty.post(NEW, BOX)
    batch = Batch.objects.get()
    assert answer["Location"] == address("station", batch)
    assert (batch.source, batch.expected, batch.agency.code) == ("PC06", 500, WARD)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"received_on": "30/02/2026"}, "Ngày này không có thật"),
        ({"received_on": "24/11/2026"}, "muộn nhất là hôm nay"),
        ({"expected": "nhiều"}, "Ghi số thẻ theo biên bản"),
        ({"agency_code": NEXT_WARD}, "Chọn lại trong danh sách"),
    ],
)
def test_what_is_wrong_on_the_box_is_told_and_nothing_is_lost(
    duty: Client, wrong: dict[str, str], told: str
) -> None:
    answer = duty.post(NEW, BOX | wrong)
    assert answer.status_code == 422
    assert told in plain(answer)
    assert 'value="PC06"' in plain(answer)
    assert not Batch.objects.exists()


def test_who_only_counts_is_led_to_the_figures(cast: Cast, signed_in: SignIn) -> None:
    leader = signed_in(cast.leader)
    assert leader.get(LIST)["Location"] == reverse("cards-desk:figures")
    assert leader.get(NEW).status_code == 403
    assert signed_in(cast.procurator).get(LIST).status_code == 403
    assert signed_in(cast.an).get(LIST).status_code == 403


def test_cards_are_looked_at_set_right_and_taken_out(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch, "031099000001||Trần Văn Lệch|24022003|Nam|Thôn Mẫu, Xã Ví Dụ|31052021")
    boxes.scanned(cast, batch, boxes.THU)
    page = plain(duty.get(address("entries", batch)))
    assert "Trần Văn Lệch" in page
    assert "Trần Văn Thử" not in page
    assert "Trần Văn Thử" in plain(duty.get(address("entries", batch) + "?tat-ca"))
    amend = reverse("cards-desk:amend", args=[batch.pk, 1])
    assert duty.post(amend, {"full_name": "9", "birth": "24/02/2003"}).status_code == 422
    assert duty.post(amend, {"full_name": "Trần Văn Lạch", "birth": "24/02/1999"}).status_code == 302
    assert [row.full_name for row in Arrival.objects.filter(doubt="")] == ["Trần Văn Lạch", "Trần Văn Thử"]
    assert "no-print" in page
    remove = reverse("cards-desk:remove", args=[batch.pk, 1])
    asked = plain(duty.get(remove))
    assert "Trần Văn Lạch" in asked
    assert "không lấy lại được" in asked
    assert Arrival.objects.count() == 2
    duty.post(remove)
    assert [row.position for row in Arrival.objects.all()] == [2]
    assert duty.get(remove).status_code == 404


def test_the_sheet_tells_counts_tray_by_tray_and_closing_publishes(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast, expected=3)
    for text in (boxes.MAU, boxes.THU):
        boxes.scanned(cast, batch, text)
    page = plain(duty.get(address("sheet", batch)))
    assert "thiếu 1" in page
    assert "Bên giao" in page
    assert "Bên nhận" in page
    assert 'name="seen" value="2"' in page
    boxes.scanned(cast, batch, boxes.YEAR_ONLY)
    assert duty.post(address("close", batch), {"seen": "2"}).status_code == 409
    duty.post(address("close", batch), {"seen": "3"})
    assert Batch.objects.get().state == BatchState.CLOSED
    page = plain(duty.get(address("sheet", batch)))
    assert "đã đóng" in page
    assert "Đóng lô, công bố" not in page


def test_a_batch_that_is_thrown_away_leaves_no_name(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch)
    duty.post(address("discard", batch))
    assert not Arrival.objects.exists()
    assert duty.get(address("sheet", batch)).status_code == 404
    assert str(batch) not in plain(duty.get(LIST)).replace("Đã bỏ lô 23/11 – 01", "")
