"""The page of the scan station: with a script and without, and nothing of a card on its way back."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from andan.cards.actions.close import close
from andan.cards.models import Arrival, Batch
from andan.cards.tests import boxes
from andan.kit import clock
from tests.cast import NEXT_WARD, Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
SCRIPT = {"HX-Request": "true"}
BROKEN = "079197000123|024000123|Nguyeexn Thij Maaux|09071997|Nuwx|12/3 dduwowngf Vis Duj|15062021"
SECRETS = ("079197000123", "024000123", "12/3", "Đường Ví Dụ", "15062021")


@pytest.fixture
def duty(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.duty)


def address(name: str, batch: Batch, **query: Any) -> str:
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(f"cards-desk:{name}", args=[batch.pk]) + (f"?{asked}" if asked else "")


def scan(client: Client, batch: Batch, text: str = boxes.MAU, *, script: bool = True, **more: Any) -> Any:
    query = {name: more.pop(name) for name in ("again", "confirmed", "from") if name in more}
    data = {"text": text, "means": "wedge", **more}
    headers = SCRIPT if script else {}
    return client.post(address("station", batch, **query), data, headers=headers)


def plain(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_a_scan_is_answered_with_the_parts_it_changed(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast, expected=500)
    answer = scan(duty, batch)
    page = plain(answer)
    assert answer.status_code == 200
    assert "<html" not in page
    assert 'data-sound="done"' in page
    assert "Nguyễn Thị Mẫu" in page
    assert "09/07/1997" in page
    assert page.count('class="tray"') == 1
    assert len(answer.content) < 6000
    assert not [secret for secret in SECRETS if secret in page]


def test_without_a_script_the_page_comes_again_and_sends_nothing_twice(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    answer = scan(duty, batch, script=False)
    assert answer.status_code == 302
    assert answer["Location"] == f"{address('station', batch)}?the=1&ra=recorded"
    page = plain(duty.get(answer["Location"]))
    assert "Đã ghi, thẻ thứ 1." in page
    assert "autofocus" in page
    assert not [secret for secret in SECRETS if secret in page]


def test_what_is_scanned_stands_in_no_log(cast: Cast, duty: Client, caplog: pytest.LogCaptureFixture) -> None:
    batch = boxes.opened(cast)
    with caplog.at_level(logging.DEBUG):
        scan(duty, batch)
        scan(duty, batch, BROKEN)
    told = " ".join(str(record.__dict__) for record in caplog.records)
    assert not [secret for secret in (*SECRETS, "Nguyễn Thị", "Nguyeexn") if secret in told]


def test_a_page_that_was_open_too_long_does_not_repeat_the_card(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    duty.handler.enforce_csrf_checks = True
    answer = scan(duty, batch, script=False)
    assert answer.status_code == 403
    assert not [secret for secret in (*SECRETS, "Nguyễn Thị") if secret in plain(answer)]


def test_the_same_card_is_counted_once_and_the_same_person_is_asked_about(
    cast: Cast, duty: Client, moment: datetime
) -> None:
    batch = boxes.opened(cast)
    scan(duty, batch)
    assert 'data-sound="again"' in plain(scan(duty, batch))
    with clock.frozen(moment + timedelta(minutes=1)):
        asked = plain(scan(duty, batch, boxes.NAMESAKE))
        assert 'data-asks="1"' in asked
        assert "Ghi tiếp" in asked
        assert batch.arrivals.count() == 1
        assert 'data-sound="done"' in plain(scan(duty, batch, boxes.NAMESAKE, confirmed=1))
    assert batch.arrivals.count() == 2


def test_without_a_script_the_card_is_scanned_again_to_say_yes(
    cast: Cast, duty: Client, moment: datetime
) -> None:
    batch = boxes.opened(cast)
    scan(duty, batch)
    with clock.frozen(moment + timedelta(minutes=1)):
        page = plain(duty.get(scan(duty, batch, boxes.NAMESAKE, script=False)["Location"]))
        assert 'name="confirmed" value="1"' in page
        assert "Quét lại thẻ ấy để ghi tiếp" in page
        assert 'data-confirm="yes"' not in page
        duty.post(address("station", batch), {"text": boxes.NAMESAKE, "means": "wedge", "confirmed": "1"})
    assert batch.arrivals.count() == 2


def test_a_typing_program_is_told_with_its_cure(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    scan(duty, batch)
    page = plain(scan(duty, batch, BROKEN))
    assert "Bộ gõ tiếng Việt đang bật" in page
    assert "Ctrl+Shift" in page
    assert 'quét lại thẻ thứ <b class="num">2</b>' in page
    assert "Nguyeexn" not in page
    without = duty.get(scan(duty, batch, BROKEN, script=False)["Location"])
    assert "Bộ gõ tiếng Việt đang bật" in plain(without)


def test_a_scan_whose_answer_was_lost_is_not_doubled(cast: Cast, duty: Client, moment: datetime) -> None:
    batch = boxes.opened(cast)
    scan(duty, batch)
    with clock.frozen(moment + timedelta(minutes=1)):
        page = plain(scan(duty, batch, again="0"))
        assert 'data-sound="done"' in page
        assert "data-asks" not in page
    assert (batch.arrivals.count(), Batch.objects.get().repeated) == (1, 0)
    with clock.frozen(moment + timedelta(minutes=2)):
        assert "data-asks" in plain(scan(duty, batch, again="1"))


def test_the_last_one_is_taken_back_once(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    scan(duty, batch)
    scan(duty, batch, boxes.THU)
    answer = duty.post(address("undo", batch, seen=2), headers=SCRIPT)
    assert "Đã bỏ thẻ thứ 2." in plain(answer)
    assert duty.post(address("undo", batch, seen=2), headers=SCRIPT).status_code == 409
    assert [row.full_name for row in Arrival.objects.all()] == ["Nguyễn Thị Mẫu"]


def test_the_tray_of_a_card_taken_back_is_drawn_empty(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    for number in range(51):
        boxes.scanned(cast, batch, boxes.person(number))
    page = plain(duty.post(address("undo", batch, seen=51), headers=SCRIPT))
    assert 'id="khay-2"' in page
    assert "Khay 2: 0 thẻ" in page


def test_a_badly_read_card_is_scanned_into_its_place(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    scan(duty, batch, "031203004567||Tran Van Thu|24022003|Nam|Thon Mau, Xa Vi Du|31052021")
    page = plain(duty.get(address("station", batch)))
    assert "Quét lại thẻ 1" in page
    assert 'name="position" value="1"' in plain(duty.get(address("station", batch, lai=1)))
    assert "Đã ghi lại thẻ thứ 1." in plain(scan(duty, batch, boxes.THU, position="1"))
    assert [(row.position, row.full_name, row.doubt) for row in Arrival.objects.all()] == [
        (1, "Trần Văn Thử", "")
    ]


def test_a_card_is_typed_by_hand(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    wrong = duty.post(address("by_hand", batch), {"full_name": "Lê Mẫu", "birth": "31/02/1990"})
    assert wrong.status_code == 422
    assert "Ngày này không có trong lịch" in plain(wrong)
    duty.post(address("by_hand", batch), {"full_name": "Lê Mẫu", "birth": "28/02/1990"})
    assert [(row.full_name, row.birth, row.means) for row in Arrival.objects.all()] == [
        ("Lê Mẫu", "19900228", "hand")
    ]


def test_the_camera_and_the_port_are_open_on_this_page_alone(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    station = duty.get(address("station", batch))["Permissions-Policy"]
    assert "camera=(self)" in station
    assert "serial=(self)" in station
    elsewhere = duty.get(reverse("cards-desk:batches"))["Permissions-Policy"]
    assert "camera=()" in elsewhere
    assert "serial=()" in elsewhere


def test_five_hundred_cards_are_one_small_page(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast, expected=500)
    for number in range(60):
        boxes.scanned(cast, batch, boxes.person(number))
    answer = duty.get(address("station", batch))
    assert plain(answer).count('class="tray"') == 10
    assert len(answer.content) < 45_000


def test_other_tables_and_closed_batches_are_not_scanned(cast: Cast, duty: Client, signed_in: SignIn) -> None:
    theirs = boxes.opened(cast, agency=NEXT_WARD, who="other_duty")
    assert duty.get(address("station", theirs)).status_code == 404
    assert scan(duty, theirs).status_code == 404
    assert scan(signed_in(cast.leader), theirs).status_code == 404
    mine = boxes.opened(cast)
    boxes.scanned(cast, mine)
    close(actor=cast.duty.actor, batch_id=mine.pk)
    assert duty.get(address("station", mine))["Location"] == address("sheet", mine)
    assert scan(duty, mine).status_code == 409
