"""Being told when a card comes: asked for, confirmed, told once, forgotten."""

import json
import re
from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from andan.accounts.actors import ANONYMOUS, SYSTEM
from andan.cards.actions.confirm_wish import confirm_wish
from andan.cards.actions.end_wishes import end_wishes
from andan.cards.actions.leave_wish import FULL, MOST, Wished, leave_wish
from andan.cards.actions.publish import publish
from andan.cards.actions.tell_wishes import tell_wishes
from andan.cards.models import Wish
from andan.cards.queries import wishes
from andan.cards.tests import boxes
from andan.cards.tests.published import window
from andan.kit import clock
from andan.kit.refusals import Invalid, NotThere, TooMany
from andan.ledger.models import Entry
from andan.outbox.testing import waiting
from tests.cast import Cast

__all__ = ["window"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment", "window")]

ADDRESS = "la.mau@example.vn"
ASKED = {"name": "Nguyễn Thị Mẫu", "birth_date": "09/07/1997", "email": ADDRESS, "consent": "on"}
PLACE = "/tra-cuu-the/bao/"


def browser() -> dict[str, Any]:
    """What a browser says of its subscription, at a push service on this machine."""
    point, secret = urlsafe_b64encode(b"\x04" + bytes(64)).decode(), urlsafe_b64encode(bytes(16)).decode()
    return {"endpoint": "http://127.0.0.1:9/push/1", "keys": {"p256dh": point, "auth": secret}}


def letters() -> list[tuple[Any, dict[str, Any]]]:
    return [(one.address, one.body) for one in waiting()]


def read(answer: HttpResponseBase) -> str:
    assert isinstance(answer, HttpResponse)
    shown = re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(shown.split())


def link(number: int = -1, name: str = "href") -> str:
    return str(letters()[number][1][name])


def left(**given: Any) -> Wish:
    told = {"full_name": "Nguyễn Thị Mẫu", "birth": "19970709", "channel": "email", "address": ADDRESS}
    return leave_wish(actor=ANONYMOUS, wished=Wished(**(told | given)))


def test_from_the_form_to_the_letter_that_tells(client: Client, cast: Cast) -> None:
    answer = client.post(PLACE, ASKED, follow=True)
    assert "Mở thư để xác nhận" in read(answer)
    assert tell_wishes(actor=SYSTEM) == 0
    page = client.get(link())
    assert page.status_code == 200
    assert Wish.objects.filter(confirmed_at=None).exists()  # opening a link confirms nothing
    assert "Đã xác nhận" in read(client.post(link()))
    boxes.closed(cast, [boxes.MAU])
    assert tell_wishes(actor=SYSTEM) == 0  # not published yet
    publish(actor=SYSTEM)
    assert tell_wishes(actor=SYSTEM) == 1
    assert tell_wishes(actor=SYSTEM) == 0
    address, body = letters()[-1]
    assert address == ADDRESS
    assert (body["title"], body["text"]) == (
        "Có tin về thẻ căn cước",
        "Thẻ bạn hỏi đã về, xem tại http://127.0.0.1:8000/tra-cuu-the/",
    )
    assert not Wish.objects.exists()
    assert "Đã thôi báo" in read(client.post(body["stop_href"]))


def test_nothing_readable_is_kept_and_nobody_is_named(client: Client) -> None:
    client.post(PLACE, ASKED)
    row = Wish.objects.values().get()
    kept = " ".join(str(bytes(one) if isinstance(one, memoryview) else one) for one in row.values())
    facts = " ".join(str(bytes(body)) for body in Entry.objects.values_list("body", flat=True))
    said = json.dumps(letters()[0][1], ensure_ascii=False)
    for word in ("Mẫu", "Nguy", "1997", "la.mau", "example.vn"):
        assert word not in kept
        assert word not in facts
        assert word not in said
    assert not re.search(r"la\.mau|%40|@", link() + link(name="stop_href"))


def test_nobody_is_told_who_did_not_confirm(cast: Cast) -> None:
    left()
    boxes.closed(cast, [boxes.MAU])
    publish(actor=SYSTEM)
    assert tell_wishes(actor=SYSTEM) == 0


def test_one_wish_for_a_card_and_an_address_and_one_question_a_day() -> None:
    assert left().pk == left(address="LA.mau+the@example.vn").pk == left(full_name="nguyen thi mau").pk
    assert len(letters()) == 1
    with clock.frozen(clock.now() + timedelta(days=1)):
        left()
    assert len(letters()) == 2


def test_an_address_waits_for_a_family_and_not_for_a_ward() -> None:
    for day in range(1, MOST + 1):
        left(birth=f"199707{day:02d}")
    with pytest.raises(TooMany):
        left(birth="19970720")
    with pytest.raises(TooMany):
        left(birth="19970721", address=ADDRESS.replace("@", "+the@"))
    assert Wish.objects.count() == MOST


def test_whoever_asks_does_not_learn_what_an_address_waits_for(client: Client) -> None:
    """Somebody fills another's address and then tries out names: those it waits for and those it does not."""
    for day in range(1, MOST + 1):
        left(birth=f"199707{day:02d}")
    said = [client.post(PLACE, {**ASKED, "birth_date": day}) for day in ("01/07/1997", "20/07/1997")]
    assert [(one.status_code, one["Location"]) for one in said] == [(302, f"{PLACE}da-gui/")] * 2
    client.post(PLACE, {**ASKED, "birth_date": "21/07/1997"})
    address, body = letters()[-1]
    assert address == ADDRESS
    assert FULL in body["text"]
    assert len(letters()) == MOST + 1  # once a day


def test_a_browser_that_waits_for_too_many_is_told_at_once(client: Client) -> None:
    for day in range(1, MOST + 1):
        left(birth=f"199707{day:02d}", channel="push", address=browser())
    told = {**ASKED, "email": "", "subscription": json.dumps(browser()), "birth_date": "20/07/1997"}
    answer = client.post(PLACE, told)
    assert answer.status_code == 422
    assert FULL in read(answer)
    assert not letters()


def test_what_nobody_can_write_to_is_refused() -> None:
    for address in ("khong phai thu", "", {"endpoint": "x"}, None):
        with pytest.raises(Invalid):
            left(address=address)
    with pytest.raises(Invalid):
        left(channel="push", address={**browser(), "endpoint": "https://example.org/push"})


def test_a_browser_is_told_without_a_letter_of_its_own(client: Client, cast: Cast) -> None:
    told = {**ASKED, "email": "", "subscription": json.dumps(browser())}
    answer = client.post(PLACE, told, follow=True)
    assert "Đã ghi" in read(answer)
    assert not letters()
    boxes.closed(cast, [boxes.MAU])
    publish(actor=SYSTEM)
    assert tell_wishes(actor=SYSTEM) == 1
    address, body = letters()[0]
    assert address == browser()
    assert body["href"] == "/tra-cuu-the/"


def test_withdrawing_deletes_at_once_and_twice_is_no_error(client: Client) -> None:
    client.post(PLACE, ASKED)
    stop = link(name="stop_href")
    assert "Thôi báo?" in read(client.get(stop))
    assert Wish.objects.count() == 1
    for _ in range(2):
        assert "Đã thôi báo" in read(client.post(stop))
    assert not Wish.objects.exists()
    assert client.post(link()).status_code == 404  # confirming what is gone


@pytest.mark.parametrize("token", ["x", "WzEsICJhIl0:1abc:def", "1", "%00", "a" * 2000])
def test_a_link_that_is_not_ours_opens_nothing(client: Client, token: str) -> None:
    left()
    for address in (f"{PLACE}xac-nhan/{token}/", f"{PLACE}thoi/{token}/", f"{PLACE}da-ghi/{token}/"):
        assert client.get(address).status_code in {400, 404}
        assert client.post(address).status_code in {400, 404, 405}
    assert Wish.objects.filter(confirmed_at=None).count() == 1
    with pytest.raises(NotThere):
        confirm_wish(actor=ANONYMOUS, token=token)


def test_a_token_of_a_deleted_wish_does_not_fit_the_next_one() -> None:
    first = left()
    token = wishes.token_of(first)
    Wish.objects.all().delete()
    again = left(address="khac@example.vn")
    Wish.objects.filter(pk=again.pk).update(id=first.pk)
    with pytest.raises(NotThere):
        confirm_wish(actor=ANONYMOUS, token=token)


def test_wishes_end() -> None:
    left()
    kept = left(birth="19970710")
    confirm_wish(actor=ANONYMOUS, token=wishes.token_of(kept))
    with clock.frozen(clock.now() + timedelta(days=3)):
        assert end_wishes(actor=SYSTEM) == 1
    with clock.frozen(clock.now() + timedelta(days=180)):
        assert end_wishes(actor=SYSTEM) == 0
    with clock.frozen(clock.now() + timedelta(days=181)):
        assert end_wishes(actor=SYSTEM) == 1
    ended = Entry.objects.filter(name="cards.wishes_ended.v1").order_by("pk")
    assert [json.loads(bytes(fact.body))["fact"]["why"] for fact in ended] == ["unconfirmed", "waited"]


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"email": ""}, "Ghi địa chỉ thư điện tử"),
        ({"email": "la.mau"}, "ten@noi.vn"),
        ({"consent": ""}, "Đánh dấu đồng ý"),
        ({"subscription": "{"}, "Dùng thư điện tử"),
        ({"subscription": "[" * 3_999}, "Dùng thư điện tử"),
        ({"subscription": "[]", "email": ""}, "Chưa gửi tin đến địa chỉ này được"),
        ({"subscription": '"x"', "email": ""}, "Chưa gửi tin đến địa chỉ này được"),
        ({"name": "A"}, "Gõ đủ họ và tên"),
    ],
)
def test_a_slip_is_told_and_nothing_is_lost(client: Client, missing: dict[str, str], sentence: str) -> None:
    answer = client.post(PLACE, ASKED | missing)
    assert answer.status_code == 422
    assert sentence in read(answer)
    assert 'value="09/07/1997"' in answer.content.decode()
    assert not Wish.objects.exists()


def test_consent_is_never_ticked_beforehand(client: Client, cast: Cast) -> None:
    shown = client.post("/tra-cuu-the/", {"name": "Phan Văn Vắng", "birth_date": "1980"}).content.decode()
    (box,) = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", shown)
    assert "checked" not in box
    assert "Không lưu họ tên, ngày sinh" in read(client.post(PLACE, {**ASKED, "consent": ""}))


def test_a_network_leaves_so_many_wishes(client: Client) -> None:
    cache.clear()
    for number in range(30):
        client.post(PLACE, {**ASKED, "email": f"mau{number}@example.vn"})
    assert client.post(PLACE, {**ASKED, "email": "mau30@example.vn"}).status_code == 429
    assert Wish.objects.count() == 30
    cache.clear()


def test_another_site_cannot_leave_one_in_somebodys_name() -> None:
    assert Client(enforce_csrf_checks=True).post(PLACE, ASKED).status_code == 403
