"""What the cards say to whoever writes, and what is kept of it: little, and for minutes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings

from andan.accounts.actors import SYSTEM
from andan.cards.actions.publish import publish
from andan.cards.actions.tell_wishes import tell_wishes
from andan.cards.queries import lookup, wishes
from andan.cards.tests import boxes
from andan.kit import clock
from andan.outbox.models import Envelope
from andan.zalo import jobs
from andan.zalo.models import Heard, Talk
from andan.zalo.tests.callers import CHI, answers, call, call_bot, followed, stamp, told, update
from tests.cast import WARD, Cast
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("db", "moment", "account")


def say(*texts: str) -> list[str]:
    """Write these, one after another; returns the new answers."""
    before = len(answers())
    for text in texts:
        assert call(told(text, number=f"m{Heard.objects.count()}")).status_code == 200
    return answers()[before:]


def waiting(channel: str) -> int:
    """How many wishes Chi has left."""
    return wishes.waiting_at(wishes.digest_of(channel, CHI))


@pytest.fixture
def arrived(cast: Cast) -> Cast:
    """Ms Mẫu's card has come, and is published."""
    boxes.closed(cast, [boxes.MAU])
    publish(actor=SYSTEM)
    return cast


def test_whoever_follows_is_greeted_by_the_office(cast: Cast, settings: LazySettings) -> None:
    settings.ZALO_AGENCY = WARD
    call(followed())
    assert cast.ward.name in answers()[0]


def test_an_office_that_is_not_there_does_no_harm(settings: LazySettings) -> None:
    settings.ZALO_AGENCY = "khong-co"
    assert "An Dân" in say("menu")[0]


@pytest.mark.parametrize(
    "lines", [("NGUYEN THI MAU 19970709",), ("Nguyễn Thị Mẫu", "09/07/1997"), ("nguyen thi mau\n1997-7-9",)]
)
def test_a_card_that_came_is_told_with_the_place(arrived: Cast, lines: tuple[str, ...]) -> None:
    answer = say("Tra cứu CCCD", *lines)[-1]
    assert "thẻ đã về" in answer
    assert arrived.ward.name in answer
    assert "1997" not in answer


def test_it_is_the_answer_of_the_web(arrived: Cast) -> None:
    told_on_the_web = lookup.answer("Nguyễn Thị Mẫu", "19970709")
    answer = say("NGUYEN THI MAU 19970709")[0]
    assert told_on_the_web.counter
    assert told_on_the_web.until
    for fact in (
        told_on_the_web.counter.where,
        told_on_the_web.counter.bring,
        f"{told_on_the_web.until:%d/%m/%Y}",
    ):
        assert fact in answer


def test_a_card_that_did_not_come(arrived: Cast) -> None:
    answer, offer = say("PHAN VAN VANG 19800201")
    assert "PHAN VAN VANG: thẻ chưa về." in answer
    assert "Báo tôi khi có" in offer


def test_the_account_of_an_office_says_whom_to_ask_there(arrived: Cast, settings: LazySettings) -> None:
    settings.ZALO_AGENCY = WARD
    assert lookup.answer("Phan Văn Vắng", "19800201", WARD).counter
    assert "cảnh sát khu vực" in say("PHAN VAN VANG 19800201")[0]


def test_being_told_when_it_comes(arrived: Cast) -> None:
    answer = say("TRAN VAN THU 20030224", "Báo tôi khi có")[-1]
    assert waiting("zalo") == 1
    assert "/tra-cuu-the/bao/thoi/" in answer
    boxes.closed(arrived, [boxes.THU])
    publish(actor=SYSTEM)
    assert tell_wishes(actor=SYSTEM) == 1
    assert "đã về" in answers()[-1]
    assert CHI not in str(list(Envelope.objects.values_list("key", "line", "word")))


def test_being_told_by_the_bot(cast: Cast) -> None:
    call_bot(update("TRAN VAN THU 20030224", number="b1"))
    call_bot(update("Báo tôi khi có", number="b2"))
    assert (waiting("zalo"), waiting("zalobot")) == (0, 1)


def test_a_family_may_wish_and_a_crowd_may_not(cast: Cast) -> None:
    for number in range(6):
        said = say(f"TRAN VAN {'ABCDEF'[number]}N 20030224", "Báo tôi khi có")[-1]
    assert "đang chờ" in said
    assert waiting("zalo") == 5


def test_wishing_twice_is_wishing_once(cast: Cast) -> None:
    for _ in range(2):
        say("TRAN VAN THU 20030224", "Báo tôi khi có")
    assert waiting("zalo") == 1


def test_who_asks_too_often_waits_and_goes_on(cast: Cast, moment: datetime) -> None:
    gate = lookup.window().gate
    gate.allowance, gate.tell_time = replace(gate.allowance, address=2), lambda: clock.now().timestamp()
    said = say(*["PHAN VAN VANG 19800201"] * 3)[-1]
    assert "Đợi 20 giây" in said
    assert "Đợi" in say("Tiếp")[-1]
    with clock.frozen(moment + timedelta(seconds=21)):
        assert "chưa về" in say("Tiếp")[0]


def test_a_name_that_waits_is_forgotten_after_minutes(moment: datetime, settings: LazySettings) -> None:
    say("Tra cứu CCCD", "NGUYEN THI MAU")
    later = moment + timedelta(minutes=settings.ZALO_TALK_MINUTES, seconds=1)
    with clock.frozen(later - timedelta(seconds=2)):
        jobs.forget()
        assert Talk.objects.exists()
    with clock.frozen(later):
        assert say("19970709") == ["Còn họ và tên. Ví dụ: NGUYEN THI MAU"]
    with clock.frozen(later + timedelta(minutes=settings.ZALO_TALK_MINUTES)):
        jobs.forget()
        assert not Talk.objects.exists()
        assert Heard.objects.exists()
    with clock.frozen(later + timedelta(days=2)):
        jobs.forget()
        assert not Heard.objects.exists()


def test_a_box_of_another_person_does_not_open(moment: datetime) -> None:
    say("Tra cứu CCCD", "NGUYEN THI MAU")
    box = bytes(Talk.objects.get().box or b"")
    call(told("Tra cứu CCCD", number="x", who="other"))
    Talk.objects.exclude(box__isnull=False).update(box=box)
    call(told("19970709", number="y", who="other"))
    assert answers()[-1].startswith("Còn họ và tên")


def test_long_answers_leave_in_pieces_in_order(arrived: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("andan.zalo.words.OFFER", "Một câu dài. " * 400)
    said = say("PHAN VAN VANG 19800201")
    assert len(said) == 4
    lines = set(Envelope.objects.values_list("line", flat=True))
    assert len(lines) == 1
    assert lines != {""}
    assert Envelope.objects.filter(urgent=True).count() == 4


def test_the_webhook_asks_the_database_little(cast: Cast, budget: Budget) -> None:
    say("menu")
    with budget(9):
        call(told("NGUYEN THI MAU 19970709", number="b"))


def test_a_message_that_cannot_be_kept_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from andan.kit.refusals import WrongState

    def beaten(**_row: object) -> None:
        raise WrongState

    monkeypatch.setattr("andan.zalo.views.hearing.take_turn", beaten)
    assert call(told(at=stamp())).status_code == 503
    assert not answers()
