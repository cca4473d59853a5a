"""What people write, and what they are answered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.cards.answers import Answer, Counter, Status
from andan.zalo import words
from andan.zalo.conversation import machine
from andan.zalo.conversation.keywords import PHRASES, Word
from andan.zalo.conversation.machine import Held, Step, Talk, Turn, Want
from andan.zalo.conversation.reading import read
from andan.zalo.wire.events import Event, Kind
from andan.zalo.words import Desk

COUNTER = Counter(
    agency="ca-thu",
    name="Công an phường Ví Dụ",
    address="1 Đường Mẫu",
    where="Gặp cảnh sát khu vực.",
    where_temporary="Tổ quản lý hành chính.",
    hours="7:30 đến 11:30, thứ hai đến thứ sáu",
    bring="Giấy hẹn.",
    ask="Hỏi cảnh sát khu vực.",
    phone="0225 000 000",
    hotline="1900.0368",
    keep_days=180,
)
DESK = Desk(site="https://vi.du", counter=COUNTER)
MAU = Held("NGUYEN THI MAU", "19970709")
ASKED = Talk(Step.ASKED, at=10)


def heard(text: str, *, at: int = 100, kind: Kind = Kind.TEXT) -> Event:
    return Event(kind, "7", f"m{at}", at, text)


def say(text: str, talk: Talk | None = None, at: int = 100) -> Turn:
    return machine.take(talk or Talk(), heard(text, at=at), DESK)


# --- the road of the letter -------------------------------------------------------------------------------------------
def test_who_follows_gets_the_menu_of_the_office() -> None:
    turn = machine.take(Talk(), heard("", kind=Kind.FOLLOW), DESK)
    assert COUNTER.name in turn.say[0]
    assert "1. Tra cứu CCCD" in turn.say[0]


def test_ask_and_answer_in_one_line() -> None:
    turn = say("Tra cứu CCCD")
    assert turn.talk.step is Step.ASKED
    assert "19970709" in turn.say[0]
    turn = say("NGUYEN THI MAU 19970709", turn.talk)
    assert turn.want is Want.LOOKUP
    assert turn.talk.held == MAU


@pytest.mark.parametrize("lines", [("NGUYEN THI MAU", "19970709"), ("19970709", "NGUYEN THI MAU")])
def test_ask_and_answer_in_two_messages_in_any_order(lines: tuple[str, str]) -> None:
    first = say(lines[0], ASKED)
    assert first.want is None
    assert first.say == (words.ASK_BIRTH if lines[0] == MAU.name else words.ASK_NAME,)
    assert say(lines[1], first.talk).talk.held == MAU


def test_no_need_to_ask_first() -> None:
    assert say("NGUYEN THI MAU 19970709").want is Want.LOOKUP
    assert say("19970709").talk == Talk(Step.ASKED, Held(birth="19970709"), 100)


def test_a_later_name_replaces_the_first() -> None:
    turn = say("TRAN VAN THU", Talk(Step.ASKED, Held(name="NGUYEN THI MAU"), 10))
    assert turn.talk.held == Held(name="TRAN VAN THU")


def test_a_wrong_day_keeps_the_name() -> None:
    turn = say("NGUYEN THI MAU 31/02/1997", ASKED)
    assert turn.talk.held == Held(name="NGUYEN THI MAU")
    assert say("09/07/1997", turn.talk).want is Want.LOOKUP


@pytest.mark.parametrize("text", ["Thôi", "thoi", "huy"])
def test_one_may_change_ones_mind(text: str) -> None:
    turn = say(text, Talk(Step.ASKED, Held(name="NGUYEN THI MAU"), 10))
    assert turn.talk == Talk(at=100)


@pytest.mark.parametrize("talk", [Talk(), ASKED])
def test_what_is_not_understood_is_said_with_an_example(talk: Talk) -> None:
    turn = say("asdf", talk)
    assert turn.talk.step is talk.step
    assert "Chưa hiểu" in turn.say[0]
    assert words.EXAMPLE in turn.say[0]


def test_whoever_calls_for_help_is_sent_to_the_telephone_even_in_the_middle() -> None:
    for talk in (Talk(), ASKED):
        turn = say("cứu tôi với", talk)
        assert turn.say == (words.URGENT,)
        assert turn.talk.step is talk.step


def test_a_picture_is_not_looked_at() -> None:
    assert machine.take(ASKED, heard("", kind=Kind.OTHER), DESK).say == (words.NO_PICTURE,)


def test_a_card_number_is_declined_and_never_repeated() -> None:
    turn = say("NGUYEN THI MAU 19970709 031197000123")
    assert turn.say == (words.NO_NUMBER,)
    assert turn.want is Want.LOOKUP
    assert "031197000123" not in " ".join(say("031197000123").say)


@pytest.mark.parametrize(
    ("text", "told"), [("2", "7:30"), ("3", "https://vi.du/phan-anh/"), ("4", "0225 000 000")]
)
def test_the_menu(text: str, told: str) -> None:
    assert told in say(text).say[0]


@pytest.mark.parametrize("text", ["2", "3", "4", "menu", "asdf"])
def test_an_account_of_no_office_answers_too(text: str) -> None:
    assert machine.take(Talk(), heard(text), Desk(site="https://vi.du")).say[0]


# --- late messages ----------------------------------------------------------------------------------------------------
def test_a_late_half_still_completes() -> None:
    assert say("NGUYEN THI MAU", Talk(Step.ASKED, Held(birth="19970709"), 200), at=150).want is Want.LOOKUP


def test_a_late_word_steers_no_more() -> None:
    waiting = Talk(Step.ASKED, Held(birth="19970709"), 200)
    assert say("Tra cứu CCCD", waiting, at=150) == Turn(waiting)
    assert say("Thôi", waiting, at=150) == Turn(waiting)


def test_the_newest_moment_is_kept() -> None:
    assert say("2", Talk(at=200), at=150).talk.at == 200
    assert say("2", Talk(at=200), at=250).talk.at == 250


# --- answers ----------------------------------------------------------------------------------------------------------
def answered(status: Status, counter: Counter | None = COUNTER, residence: str = "any") -> str:
    until = date(2026, 12, 24) if status is Status.ARRIVED else None
    return words.answer(
        "NGUYEN THI MAU", Answer(status=status, counter=counter, until=until, residence=residence)
    )


def test_a_card_that_came() -> None:
    text = answered(Status.ARRIVED)
    for told in (
        "đã về",
        COUNTER.name,
        COUNTER.where,
        COUNTER.hours,
        COUNTER.bring,
        "24/12/2026",
        COUNTER.phone,
    ):
        assert told in text
    assert "Tạm trú" in text


def test_whose_cards_they_are_decides_what_is_told_of_the_tables() -> None:
    assert COUNTER.where_temporary not in answered(Status.ARRIVED, residence="permanent")
    assert COUNTER.where not in answered(Status.ARRIVED, residence="temporary")


def test_a_card_that_did_not_come() -> None:
    text = answered(Status.NOT_YET)
    for told in ("chưa về", "Chưa cần đi", COUNTER.ask, COUNTER.phone, COUNTER.hotline):
        assert told in text
    assert COUNTER.where not in text


def test_two_people_of_one_name_and_birth_date_ask_at_the_counter() -> None:
    assert "tại quầy" in answered(Status.ASK_AT_COUNTER)


@pytest.mark.parametrize("status", Status)
def test_no_birth_date_and_nothing_empty_is_told(status: Status) -> None:
    for text in (
        answered(status),
        answered(status, None),
        answered(status, Counter(agency="a", name="b", keep_days=1)),
    ):
        assert "1997" not in text
        assert "None" not in text
        assert not [line for line in text.splitlines() if line.endswith(": ") or not line]


def test_being_told_later_is_offered_only_where_the_card_is_not() -> None:
    talk = Talk(Step.ASKED, MAU, 100)
    offered = machine.answered(talk, Answer(status=Status.NOT_YET, counter=COUNTER))
    assert offered.talk == Talk(Step.OFFERED, MAU, 100)
    assert say("Báo tôi khi có", offered.talk).want is Want.TELL
    assert machine.answered(talk, Answer(status=Status.ARRIVED, counter=COUNTER)).talk == Talk(at=100)


def test_a_wish_needs_somebody_to_wish_for() -> None:
    turn = say("Báo tôi khi có")
    assert turn.want is None
    assert turn.talk.step is Step.ASKED
    assert say("TRAN VAN THU 20030224", Talk(Step.OFFERED, MAU, 1)).talk.held == Held(
        "TRAN VAN THU", "20030224"
    )


def test_when_too_many_ask_one_waits_and_goes_on() -> None:
    turn = machine.held_back(Talk(Step.ASKED, MAU, 100), "w.1", 20)
    assert "20 giây" in turn.say[0]
    assert turn.talk.held.slip == "w.1"
    again = say("Tiếp", turn.talk)
    assert again.want is Want.LOOKUP
    assert again.talk.held.slip == "w.1"


@given(
    st.lists(
        st.text(max_size=40) | st.sampled_from([p for many in PHRASES.values() for p in many]), max_size=6
    )
)
def test_any_conversation_keeps_its_promises(texts: list[str]) -> None:
    """Nothing is held outside the steps that need it, and what is wanted has everything it needs."""
    talk = Talk()
    for at, text in enumerate(texts):
        turn = say(text, talk, at)
        talk = turn.talk
        assert talk.step is not Step.IDLE or talk.held == Held()
        assert turn.want is None or talk.held.is_whole
        assert turn.want or turn.say or read(text).word in {Word.STOP, Word.LOOKUP}


PAGES = [
    words.MENU,
    words.ASK,
    words.OFFER,
    words.URGENT,
    words.unknown(DESK),
    words.help_(DESK),
    words.reporting(DESK),
]


@pytest.mark.parametrize("text", PAGES)
def test_sentences_are_plain(text: str) -> None:
    assert not [mark for mark in ("!", "–", "—", "{", "}") if mark in text.lower()]
