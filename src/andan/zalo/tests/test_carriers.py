"""Each answer of Zalo, and what becomes of the letter."""

import pytest
from django.conf import LazySettings

from andan.accounts.actors import SYSTEM
from andan.outbox.letters import Carrier, Later, Never, Outcome, Sent
from andan.zalo.actions.set_tokens import set_tokens
from andan.zalo.carriers import bot, calls, official, outcomes
from andan.zalo.stand_in.zalo import Zalo
from andan.zalo.tests.callers import CHI
from andan.zalo.wire import bot as bot_wire
from andan.zalo.wire.bot import CHANNEL as BOT
from andan.zalo.wire.official import CHANNEL as OFFICIAL

pytestmark = pytest.mark.django_db
BODY = {"text": "Thẻ đã về."}


@pytest.fixture
def followed(played: Zalo) -> Zalo:
    """Chi follows the account, and the account has tokens."""
    set_tokens(actor=SYSTEM, pair=played.mint.pair())
    played.chats.of(OFFICIAL, CHI).follow(True)
    return played


def said(zalo: Zalo, channel: str = OFFICIAL) -> list[str]:
    return [line.text for line in zalo.chats.of(channel, CHI).lines]


def test_a_message_arrives(followed: Zalo) -> None:
    assert official.send(CHI, BODY, key="k") == Sent()
    assert said(followed) == ["Thẻ đã về."]


def test_addresses_of_the_letter_are_told(followed: Zalo, settings: LazySettings) -> None:
    official.send(CHI, BODY | {"href": "/tra-cuu-the/", "stop_href": "/thoi/"}, key="k")
    assert said(followed) == [
        f"Thẻ đã về.\n{settings.SITE_URL}/tra-cuu-the/\nThôi báo: {settings.SITE_URL}/thoi/"
    ]


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        ("-32", Later(60.0, "rate", everyone=True)),
        ("-224", Never("package")),
        ("-230", Never("silent_7_days")),
        ("-305", Never("past_48_hours")),
        ("-213", Never("gone")),
        ("500", Later(None, "http500")),
        ("html", Later(None, "http200")),
    ],
)
def test_each_failure_of_the_account(followed: Zalo, failure: str, outcome: Outcome) -> None:
    followed.failures.wish(failure)
    assert official.send(CHI, BODY, key="k") == outcome
    assert said(followed) == []


def test_a_code_nobody_documented_is_tried_again() -> None:
    assert outcomes.of_official(200, -99999) == Later(None, "code-99999")
    assert outcomes.of_official(200, 10**40) == Later(None, "code" + "1" + "0" * 19)


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (429, None, Later(60.0, "rate", everyone=True)),
        (502, None, Later(None, "http502")),
        (404, 0, Later(None, "http404")),
        (0, None, Later(None, "unreachable", everyone=True)),
    ],
)
def test_success_is_http_200_and_code_0(status: int, code: int | None, outcome: Outcome) -> None:
    assert outcomes.of_official(status, code) == outcome


def test_nobody_answers(followed: Zalo, settings: LazySettings) -> None:
    settings.ZALO_API = settings.ZALO_BOT_API = "http://127.0.0.1:9"
    for carrier in (official, bot):
        assert carrier.send(CHI, BODY, key="k") == Later(None, "unreachable", everyone=True)


def test_the_address_of_the_server_is_nonsense(followed: Zalo, settings: LazySettings) -> None:
    settings.ZALO_API = "zalo"
    assert official.send(CHI, BODY, key="k") == Later(None, "unreachable", everyone=True)


def test_without_tokens_the_channel_rests(played: Zalo) -> None:
    assert official.send(CHI, BODY, key="k") == Later(None, "no_tokens", everyone=True)


def test_somebody_who_never_wrote_is_nobody_to_write_to(played: Zalo) -> None:
    set_tokens(actor=SYSTEM, pair=played.mint.pair())
    assert official.send(CHI, BODY, key="k") == Never("gone")


def test_the_bot(played: Zalo, settings: LazySettings) -> None:
    assert bot.send(CHI, BODY, key="k") == Sent()
    assert said(played, BOT) == ["Thẻ đã về."]
    played.bot_failures.wish("500")
    assert bot.send(CHI, BODY, key="k") == Later(None, "http500")
    played.bot_failures.wish("html")
    assert bot.send(CHI, BODY, key="k") == Later(None, "http200")
    refused = calls.post(
        f"{settings.ZALO_BOT_API}/botanother/sendMessage", {}, json={"chat_id": CHI, "text": "a"}
    )
    assert bot_wire.error(refused.content) == 401


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (400, Never("refused")),
        (401, Later(None, "token", everyone=True)),
        (403, Never("gone")),
        (404, Never("gone")),
        (429, Later(60.0, "rate", everyone=True)),
        (500, Later(None, "http200")),
    ],
)
def test_each_failure_of_the_bot(code: int, outcome: Outcome) -> None:
    assert outcomes.of_bot(200, False, code) == outcome
    assert outcomes.of_bot(200, True, None) == Sent()


@pytest.mark.parametrize("carrier", [official, bot])
def test_what_cannot_be_sent_is_not(played: Zalo, carrier: Carrier) -> None:
    assert carrier.send("", BODY, key="k") == Never("no_address")
    assert carrier.send({"id": 1}, BODY, key="k") == Never("no_address")
    for text in ("", "a" * 2001):
        with pytest.raises(Never, match="length"):
            carrier.send(CHI, {"text": text}, key="k")


def test_ready_when_the_keys_are_there(account: None, settings: LazySettings) -> None:
    assert official.ready()
    assert bot.ready()
    assert official.accepts(CHI)
    settings.ZALO_OA_SECRET = settings.ZALO_BOT_SECRET = ""
    assert not official.ready()
    assert not bot.ready()
