"""/tra-cuu-the/: what a person sees who asks for a card."""

import gzip
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.cards.actions.close import close
from andan.cards.actions.collect import collect
from andan.cards.actions.publish import publish
from andan.cards.limits import Allowance, Challenge, Gate
from andan.cards.queries import lookup
from andan.cards.tests import boxes
from andan.cards.tests.published import MAU, PAGE, STRANGER, arrived, ask, read, window, words
from andan.kit import clock
from tests.cast import NEXT_WARD, WARD, Cast
from tests.frame.databases import Budget

__all__ = ["arrived", "window"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment", "window")]


# --- the form ---------------------------------------------------------------------------------------------------------


def test_two_fields_one_button_and_no_query(client: Client, budget: Budget) -> None:
    with budget(0):
        answer = client.get(PAGE)
    shown = read(answer)
    assert answer.status_code == 200
    assert shown.count("<button") == 1
    assert "Tra cứu" in shown
    assert set(re.findall(r'name="(name|birth_date_\d)"', shown)) == {
        "name",
        "birth_date_0",
        "birth_date_1",
        "birth_date_2",
    }
    assert "htmx" not in shown
    assert not answer.cookies


def test_an_office_is_named_by_its_address(client: Client, arrived: Cast, budget: Budget) -> None:
    with budget(2):
        answer = client.get(f"{PAGE}{WARD}/")
    assert "Công an phường Hồng Bàng" in read(answer)
    assert f'action="{PAGE}{WARD}/"' in read(answer)


def test_an_address_with_a_slip_leads_to_the_form_of_the_house(client: Client) -> None:
    answer = client.get(f"{PAGE}ca-khong-co/")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)


# --- the answers ------------------------------------------------------------------------------------------------------


def test_arrived_says_where_until_when_and_what_to_bring(
    client: Client, arrived: Cast, budget: Budget
) -> None:
    with budget(0):
        answer = ask(client)
    told = words(answer)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    for said in (
        "Thẻ đã được cấp và gửi về địa phương",
        "Nhận tại Công an phường Hồng Bàng",
        "cảnh sát khu vực",
        "Tạm trú, quê ở nơi khác?",
        "tổ quản lý hành chính",
        "Giấy hẹn",
        "Tìm người khác",
        "09/07/1997",
    ):
        assert said in told
    until = clock.today() + timedelta(days=180)
    assert f"Thẻ đợi đến hết {until:%d/%m/%Y}" in told
    assert "<h1" in read(answer)
    assert 'name="birth_date_0"' not in read(answer)  # the form is folded


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "nguyen thi mau", "birth_date": "09/07/1997"},
        {"name": "  NGUYEN   THI MAU ", "birth_date": "9-7-1997"},
        {"name": "Nguyễn Thị Mẫu", "birth_date_0": "9", "birth_date_1": "7", "birth_date_2": "1997"},
        {"name": "Nguyễn Thị Mẫu", "birth_date_0": "19970709", "birth_date_1": "", "birth_date_2": ""},
        {"name": "Nguyễn Thị Mẫu", "birth_date_0": "09/07/1997", "birth_date_1": "", "birth_date_2": ""},
        {"name": "Nguyễn Thị Mẫu", "birth_date_0": "19", "birth_date_1": "97", "birth_date_2": "0709"},
        {"name": "H'Hen Ví Dụ", "birth_date_0": "", "birth_date_1": "", "birth_date_2": "1951"},
        {"name": "hhen vi du", "birth_date": "1951"},
    ],
)
def test_every_way_of_writing_finds_the_card(client: Client, arrived: Cast, asked: dict[str, str]) -> None:
    assert "Thẻ đã về" in words(ask(client, asked))


def test_arrived_leads_to_the_page_of_the_place_and_says_what_is_not_known(
    client: Client, arrived: Cast
) -> None:
    answer = ask(client, MAU)
    assert f'href="/dia-ban/co-quan/{arrived.ward.code}/"' in answer.content.decode()
    assert "Chưa ghi địa chỉ. Gọi hỏi trước khi đi." in words(answer)
    assert "Chưa ghi giờ. Gọi hỏi trước khi đi." in words(answer)


def test_not_yet_says_whom_to_ask_and_when_to_look_again(
    client: Client, arrived: Cast, budget: Budget
) -> None:
    with budget(2):
        answer = ask(client, STRANGER, f"{PAGE}{WARD}/")
    told = words(answer)
    for said in (
        "Thẻ chưa được cấp và gửi về địa phương",
        "Chưa cần đi",
        "Xem lại sau vài ngày",
        f"Danh sách mới nhất: ngày {clock.today():%d/%m/%Y}",
        "Hỏi cảnh sát khu vực",
        "1900.0368",
        "Báo tôi khi thẻ về",
    ):
        assert said in told
    assert "button primary" not in read(answer)


def test_two_people_alike_are_asked_to_the_counter(client: Client, cast: Cast, moment: datetime) -> None:
    boxes.closed(cast, [boxes.MAU])
    with clock.frozen(moment + timedelta(minutes=1)):
        batch = boxes.opened(cast)
        asked = boxes.scanned(cast, batch, boxes.NAMESAKE)
        boxes.scanned(cast, batch, boxes.NAMESAKE, confirmed=asked.same)
        close(actor=cast.duty.actor, batch_id=batch.pk)
    publish(actor=SYSTEM)
    told = words(ask(client))
    assert "Cần hỏi tại quầy" in told
    assert "Mang giấy tờ có ảnh" in told


def test_hit_miss_and_doubt_have_one_size(client: Client, arrived: Cast) -> None:
    for accepted in ("gzip", "identity", ""):
        sizes = {
            len(client.post(PAGE, asked, headers={"accept-encoding": accepted}).content)
            for asked in (MAU, STRANGER, {**STRANGER, "name": "Phan Văn Vắng Mặt Rất Lâu Rồi"})
        }
        assert len(sizes) == 1


def test_what_is_packed_unpacks_to_the_page(client: Client, arrived: Cast) -> None:
    packed = client.post(PAGE, MAU, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert int(packed["Content-Length"]) == len(packed.content) <= 8_192
    assert "Thẻ đã về" in gzip.decompress(packed.content).decode().replace("\N{NO-BREAK SPACE}", " ")


def test_a_collected_card_is_one_to_ask_about(client: Client, cast: Cast) -> None:
    arrival = boxes.published(cast)
    collect(actor=cast.duty.actor, arrival_id=arrival.pk)
    publish(actor=SYSTEM)
    assert "Cần hỏi tại quầy" in words(ask(client))


# --- asked from elsewhere, and asked too much -------------------------------------------------------------------------


def test_a_form_on_another_site_is_answered_and_sets_nothing_off(arrived: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    headers = {"origin": "http://phuong.example", "sec-fetch-site": "cross-site"}
    answer = strict.post(f"{PAGE}{WARD}/", MAU, headers=headers)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["X-Frame-Options"] == "DENY"


def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that lets one question through in a minute."""
    gate = Gate(b"k" * 32, Allowance(address=1), lambda: clock.now().timestamp())
    monkeypatch.setattr(lookup.window(), "gate", gate)


def test_asked_too_much_one_waits_and_goes_on_without_typing(
    client: Client, arrived: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow(monkeypatch)
    assert "Thẻ đã về" in words(ask(client))
    held = ask(client)
    assert (held.status_code, held["Retry-After"]) == (429, "20")
    assert "Đợi 20 giây rồi bấm nút" in words(held)
    assert held["Cache-Control"] == "no-store"
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', read(held)))
    assert fields["name"] == MAU["name"]
    assert "data-puzzle" in read(held)
    assert "Đợi" in words(ask(client, fields))  # too early
    with clock.frozen(moment + timedelta(seconds=21)):
        assert "Thẻ đã về" in words(ask(client, fields))


def test_nobody_is_named_in_a_log_or_an_address(
    client: Client, arrived: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    for asked in (MAU, STRANGER, {"name": "Lê Mẫu", "birth_date": "31/02/1990"}):
        answer = ask(client, asked)
        for link in re.findall(r'(?:href|action|src)="([^"]*)"', read(answer)):
            assert not re.search(r"Nguy|Phan|M%E1%BA%ABu|1997|1980", link)
    told = " ".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    for word in ("Nguyễn", "Phan", "Vắng", "19970709", "09/07/1997", "01/02/1980"):
        assert word not in told


def test_the_gate_counts_by_name(arrived: Cast) -> None:
    """So that whoever tries all birth dates of one name meets the limit."""
    held = [lookup.held_back(f"10.0.0.{number}", MAU["name"]) for number in range(25)]
    assert held[0] is None
    assert isinstance(held[-1], Challenge)


def test_next_ward_says_its_own_words(client: Client, arrived: Cast) -> None:
    assert "Lê Chân" in words(ask(client, STRANGER, f"{PAGE}{NEXT_WARD}/"))


def test_hit_and_miss_have_the_same_heads(arrived: Cast) -> None:
    heads = [Client().post(PAGE, asked, headers={"accept-encoding": "gzip"}) for asked in (MAU, STRANGER)]
    names = [sorted(name.lower() for name in answer.headers) for answer in heads]
    assert names[0] == names[1]
    assert [sorted(answer.cookies) for answer in heads] == [["csrftoken"], ["csrftoken"]]


def test_a_ward_copies_markup_of_its_own_without_a_script(
    client: Client, arrived: Cast, budget: Budget
) -> None:
    with budget(2):
        shown = read(client.get(f"{PAGE}nhung/?noi={WARD}"))
    for markup in ("&lt;form action=", "&lt;a href=", f"{PAGE}{WARD}/&quot;"):
        assert markup in shown
    assert "&lt;script" not in shown
    for strange in ("ca-khong-co", "<b>", "x" * 5000):
        assert client.get(f"{PAGE}nhung/", {"noi": strange}).status_code == 200
