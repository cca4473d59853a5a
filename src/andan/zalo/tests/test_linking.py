"""A chat tied to an account by a code, and news that goes there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.notices import queries
from andan.notices.actions.carry import carry
from andan.notices.actions.offer_link import offer_link
from andan.outbox import testing as outbox
from andan.reports.tests import roads
from andan.zalo.conversation.linking import code_in
from andan.zalo.tests.callers import CHI, answers, call, call_bot, followed, told, update
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("db", "moment", "account")
SignIn = Callable[[Member], Client]


def channels(member: Member) -> list[tuple[str, bool]]:
    return [(row.channel, row.confirmed_at is not None) for row, _ in queries.addresses(member.actor)]


def test_the_code_of_the_page_ties_the_chat_to_the_account(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    page = client.post("/tai-khoan/thong-bao/lien-ket/", {"channel": "zalo"}, follow=True).content.decode()
    code = page.partition("TIN ")[2][:9]
    assert channels(cast.an) == [("zalo", False)]
    call(told(f"tin {code.lower()}"))
    assert answers()[-1].startswith("Đã liên kết.")
    assert channels(cast.an) == [("zalo", True)]
    assert "Zalo" in client.get("/tai-khoan/thong-bao/").content.decode()


def test_news_goes_to_the_chat_and_says_nothing(cast: Cast) -> None:
    call(told(f"TIN {offer_link(actor=cast.an.actor, channel='zalo')}"))
    report = roads.done(cast, roads.sent(cast), "reception")
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        assert carry(actor=SYSTEM) == 1
    letter = outbox.waiting()[-1]
    assert (letter.channel, letter.address) == ("zalo", CHI)
    assert report.code not in str(letter.body)


@pytest.mark.parametrize("late", [timedelta(), timedelta(hours=1, seconds=1)])
def test_a_code_that_is_wrong_or_late_ties_nothing(cast: Cast, late: timedelta) -> None:
    code = offer_link(actor=cast.an.actor, channel="zalo")
    other = offer_link(actor=cast.binh.actor, channel="zalobot")
    with clock.frozen(clock.now() + late):
        call(told(f"TIN {code if late else other}"))
    assert "không đúng hoặc đã hết hạn" in answers()[-1]
    assert channels(cast.an) == [("zalo", False)]


def test_a_code_is_used_once_and_the_newest_counts(cast: Cast) -> None:
    old, new = (offer_link(actor=cast.an.actor, channel="zalo") for _ in range(2))
    for number, code in enumerate((old, new, new)):
        call(told(f"TIN {code}", number=f"m{number}"))
    assert ["Đã liên kết" in answer for answer in answers()] == [False, True, False]
    assert channels(cast.an) == [("zalo", True)]


def test_linking_again_is_one_address(cast: Cast) -> None:
    for number in range(2):
        code = offer_link(actor=cast.an.actor, channel="zalo")
        call(told(f"TIN {code}", number=f"m{number}"))
    assert channels(cast.an) == [("zalo", True)]


def test_the_bot_is_a_channel_of_its_own(cast: Cast) -> None:
    call_bot(update(f"TIN {offer_link(actor=cast.an.actor, channel='zalobot')}"))
    assert channels(cast.an) == [("zalobot", True)]


def test_who_unfollows_gets_no_more_news(cast: Cast) -> None:
    call(told(f"TIN {offer_link(actor=cast.an.actor, channel='zalo')}"))
    call(followed("unfollow"))
    assert channels(cast.an) == []


@pytest.mark.parametrize(
    "text", ["tin", "TIN 2345-6789", "bao tin", "TIN Nguyễn", "7K4MQ9X2", "TIN 7K4M Q9X2 nhé"]
)
def test_what_is_no_code(text: str) -> None:
    assert code_in(text) == ""
