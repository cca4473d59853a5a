"""The whole road: a signed call, the conversation, the outbox, the carrier, Zalo's server over HTTP; and the page."""

import logging
import re

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.outbox.delivery import drain
from andan.outbox.models import Envelope
from andan.zalo.actions.set_tokens import set_tokens
from andan.zalo.stand_in.failures import FAILURES
from andan.zalo.stand_in.zalo import Zalo
from andan.zalo.tests.callers import CHI, call, call_bot, followed, told, update
from andan.zalo.wire.bot import CHANNEL as BOT
from andan.zalo.wire.official import CHANNEL as OFFICIAL

pytestmark = pytest.mark.django_db
PAGE = "/zalo-thu/"


@pytest.fixture
def connected(played: Zalo) -> Zalo:
    set_tokens(actor=SYSTEM, pair=played.mint.pair())
    return played


def carried(channel: str = OFFICIAL) -> None:
    """What the worker does."""
    drain(channel, lambda: False)


def read(zalo: Zalo, channel: str = OFFICIAL, who: str = CHI) -> list[str]:
    return [line.text for line in zalo.chats.of(channel, who).lines if not line.mine]


def test_from_a_call_to_the_telephone(connected: Zalo) -> None:
    connected.chats.of(OFFICIAL, CHI).follow(True)
    call(followed())
    call(told("1", number="m1"))
    call(told("NGUYEN THI MAU 19970709", number="m2"))
    carried()
    said = read(connected)
    assert [text.split(".")[0] for text in said[:2]] == [
        "Chào bạn",
        "Gửi họ tên và ngày sinh, có dấu hay không dấu đều được",
    ]
    assert "NGUYEN THI MAU: thẻ chưa về." in said[2]
    assert not Envelope.objects.exclude(state="sent").exists()


def test_from_a_call_to_the_bot(connected: Zalo) -> None:
    call_bot(update("3"))
    carried(BOT)
    assert "/phan-anh/" in read(connected, BOT)[0]


def test_a_failure_is_made_good(connected: Zalo) -> None:
    connected.chats.of(OFFICIAL, CHI).follow(True)
    connected.failures.wish("-216")
    call(told("menu"))
    carried()
    assert len(read(connected)) == 1


def test_nobody_stands_in_the_logs(
    connected: Zalo, caplog: pytest.LogCaptureFixture, settings: LazySettings
) -> None:
    connected.chats.of(OFFICIAL, CHI).follow(True)
    with caplog.at_level(logging.INFO):
        call(told("Nguyễn Thị Mẫu 19970709", number="m1"))
        call(told("Báo tôi khi có", number="m2"))
        call(told("x", number="m3"), mac="mac=0")
        call_bot(update("Nguyễn Thị Mẫu 19970709"))
        for failure in FAILURES:
            connected.failures.wish(failure)
        carried()
        carried(BOT)
    shown = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "request" in shown
    pair = connected.mint.pair()
    secrets = [
        settings.ZALO_BOT_TOKEN,
        settings.ZALO_OA_SECRET,
        settings.ZALO_APP_SECRET,
        pair.access,
        pair.refresh,
    ]
    assert not [word for word in (CHI, "Mẫu", "19970709", "127.0.0.1", *secrets) if word in shown]


# --- the page ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def visitor(connected: Zalo) -> Client:
    client = Client()
    client.get(PAGE)
    return client


def shown(client: Client, address: str = PAGE) -> list[str]:
    """The bubbles on the page."""
    page = client.get(address).content.decode()
    return [
        re.sub(r"<[^>]+>", "", text) for text in re.findall(r'class="bubble.*?<p>(.*?)</p>', page, re.DOTALL)
    ]


@pytest.mark.parametrize(("to", "address", "channel"), [("oa", PAGE, OFFICIAL), ("bot", f"{PAGE}bot/", BOT)])
def test_a_person_writes_and_reads_the_answer(visitor: Client, to: str, address: str, channel: str) -> None:
    assert visitor.post(f"{PAGE}{to}/gui/", {"text": "xin chào"}).status_code == 302
    carried(channel)
    mine, answer = shown(visitor, address)
    assert mine == "xin chào"
    assert "1. Tra cứu CCCD" in answer


def test_two_lines_are_two_lines(visitor: Client) -> None:
    visitor.post(f"{PAGE}oa/gui/", {"text": "NGUYEN THI MAU\r\n19970709"})
    carried()
    assert "thẻ chưa về" in shown(visitor)[1]


def test_following_and_leaving(visitor: Client) -> None:
    visitor.post(f"{PAGE}oa/quan-tam/", {"follow": "1"})
    carried()
    assert len(shown(visitor)) == 1
    visitor.post(f"{PAGE}oa/quan-tam/", {"follow": "0"})
    assert "Bấm Quan tâm" not in visitor.get(PAGE).content.decode()


def test_the_page_asks_for_what_is_new(visitor: Client) -> None:
    assert visitor.get(f"{PAGE}oa/tin/?n=0").status_code == 204
    fragment = visitor.post(f"{PAGE}oa/gui/", {"text": "menu"}, headers={"HX-Request": "true"})
    assert fragment.status_code == 200
    assert b"<html" not in fragment.content
    assert visitor.get(f"{PAGE}oa/tin/?n=1").status_code == 204
    carried()
    newer = visitor.get(f"{PAGE}oa/tin/?n=1")
    assert newer.status_code == 200
    assert "?n=2" in newer.content.decode()


def test_each_browser_is_somebody_else(visitor: Client, connected: Zalo) -> None:
    visitor.post(f"{PAGE}oa/gui/", {"text": "menu"})
    assert shown(Client()) == []
    visitor.post(f"{PAGE}oa/nguoi-khac/")
    assert shown(visitor) == []


def test_a_failure_to_order(visitor: Client, connected: Zalo) -> None:
    visitor.post(f"{PAGE}oa/loi/", {"failure": "-230"})
    visitor.post(f"{PAGE}oa/loi/", {"failure": "nonsense"})
    visitor.post(f"{PAGE}oa/gui/", {"text": "menu"})
    carried()
    assert len(shown(visitor)) == 1
    assert Envelope.objects.get().word == "silent_7_days"


def test_nothing_typed_is_run(visitor: Client) -> None:
    visitor.post(f"{PAGE}oa/gui/", {"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in visitor.get(PAGE).content.decode()


def test_another_account_is_not_there(visitor: Client) -> None:
    for address in (f"{PAGE}khac/", f"{PAGE}khac/tin/"):
        assert visitor.get(address).status_code == 404
    assert visitor.post(f"{PAGE}khac/gui/", {"text": "a"}).status_code == 404


def test_forms_of_other_sites_are_refused(connected: Zalo) -> None:
    assert Client(enforce_csrf_checks=True).post(f"{PAGE}oa/gui/", {"text": "a"}).status_code == 403


def test_most_conversations_are_forgotten(connected: Zalo) -> None:
    for number in range(300):
        connected.chats.of(OFFICIAL, str(number)).add("a", mine=True)
    assert connected.chats.of(OFFICIAL, "1").count == 0
    assert connected.chats.of(OFFICIAL, "299").count == 1
