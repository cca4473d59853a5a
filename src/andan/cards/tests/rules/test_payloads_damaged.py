"""Whatever a scanner, a typing program or a keyboard makes of a card: it is read as that person, or not at all."""

import unicodedata
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.cards.keyed import key_of
from andan.cards.payloads import Card, Doubt, Unreadable, Why, read
from andan.cards.payloads.mending import mended
from andan.cards.tests.invented import Person, people, person
from andan.cards.tests.scans import DAMAGES, MISREADINGS, NOT_CARDS, SPELLINGS, Damage, seven

TODAY = date(2026, 11, 25)
SECRET = b"s" * 32
PEOPLE = st.integers(0, 2**48).map(lambda seed: person(Random(seed)))
CROWD = list(people(26, 300))
EXACT = ("cp1252", "latin-1", "cp1258", "cp437", "cp850", "mac_roman", "twice")
TOLD: dict[str, set[Why]] = {
    "question_marks": {Why.MARKS_LOST},
    "question_marks_a_byte": {Why.MARKS_LOST},
    "letters_dropped": {Why.MARKS_LOST},
    "telex_keys": {Why.TYPING},
    "vni_keys": {Why.TYPING},
    "vietnamese_layout": {Why.KEYBOARD},
    "british_layout": {Why.KEYBOARD},
    "cut": {Why.CUT_SHORT},
    "twice_glued": {Why.GLUED},
}


def card_of(one: Person) -> Card:
    return Card(unicodedata.normalize("NFC", one.full_name), one.birth)


def key(one: Person | Card) -> bytes:
    return key_of(SECRET, one.full_name, one.birth)


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(one=PEOPLE)
def test_every_card_in_every_spelling_reads_back(spelling: str, one: Person) -> None:
    assert read(SPELLINGS[spelling](one), today=TODAY) == card_of(one)


@pytest.mark.parametrize("encoding", EXACT)
@given(one=PEOPLE)
def test_mojibake_is_put_right(encoding: str, one: Person) -> None:
    assert read(MISREADINGS[encoding](seven(one)), today=TODAY) == card_of(one)


def test_of_two_readings_the_vietnamese_one_is_right() -> None:
    text = MISREADINGS["cp850"]("099050000123||Lý Ý Mẫu|09071950|Nam|Xã Ví Dụ|31052021")
    assert read(text, today=TODAY) == Card("Lý Ý Mẫu", "19500709")


@pytest.mark.parametrize("encoding", ["gb18030", "cp932"])
def test_mojibake_that_lost_something_is_put_right_or_told(encoding: str) -> None:
    answers = [(one, read(MISREADINGS[encoding](seven(one)), today=TODAY)) for one in CROWD]
    right = sum(answer == card_of(one) for one, answer in answers)
    told = sum(answer == Unreadable(Why.MARKS_LOST) for _, answer in answers)
    assert right > 200
    assert right + told == len(CROWD)


@given(PEOPLE)
def test_what_is_no_mojibake_is_left_alone(one: Person) -> None:
    for text in (seven(one), seven(one).upper(), unicodedata.normalize("NFD", seven(one))):
        assert mended(text) == text


@pytest.mark.parametrize("damage", TOLD)
def test_damage_is_noticed_and_its_cause_is_told(damage: str) -> None:
    for one in CROWD:
        answer = read(DAMAGES[damage](seven(one)), today=TODAY)
        if isinstance(answer, Unreadable):
            assert answer.why in TOLD[damage]
        else:
            assert one.full_name.isascii()
            assert key(answer) == key(one)


@given(PEOPLE)
def test_a_scanner_that_drops_accents_changes_no_key(one: Person) -> None:
    answer = read(DAMAGES["without_marks"](seven(one)), today=TODAY)
    assert isinstance(answer, Card)
    assert answer.doubt == Doubt.MARKS_LOST
    assert key(answer) == key(one)


@pytest.mark.parametrize("damage", DAMAGES)
@given(one=PEOPLE)
def test_no_damage_makes_another_person(damage: str, one: Person) -> None:
    answer = read(DAMAGES[damage](seven(one)), today=TODAY)
    assert isinstance(answer, Unreadable) or key(answer) == key(one)


@given(PEOPLE, st.data())
def test_a_cut_card_is_that_person_or_nobody(one: Person, data: st.DataObject) -> None:
    text = seven(one)
    answer = read(text[: data.draw(st.integers(0, len(text)))], today=TODAY)
    assert isinstance(answer, Unreadable) or key(answer) == key(one)


@pytest.mark.parametrize("damage", [str, *DAMAGES.values(), *MISREADINGS.values()])
def test_nothing_else_of_a_card_gets_out(damage: Damage) -> None:
    for one, spelling in product(CROWD[:12], SPELLINGS.values()):
        answer = read(damage(spelling(one)), today=TODAY)
        said = f"{answer!r} {answer} {answer.sentence if isinstance(answer, Unreadable) else ''}"
        for secret in (one.number, one.number[-6:], one.old_number, one.address, one.issued, f"'{one.sex}'"):
            assert not secret or secret not in said


@given(st.text() | st.text(st.sampled_from("0123456789|/?:ễÃ»º\n\r\t \ufeff\u200b\ud800eyJ'\"")))
def test_any_text_is_a_card_or_none(text: str) -> None:
    answer = read(text, today=TODAY)
    if isinstance(answer, Card):
        assert key(answer)
        assert unicodedata.is_normalized("NFC", answer.full_name)
        assert len(answer.full_name) <= 120
        assert not any(map(str.isdigit, answer.full_name))
    else:
        assert repr(answer) == f"Unreadable(why={answer.why!r})"


@given(PEOPLE, st.lists(st.tuples(st.integers(0, 200), st.characters()), max_size=4))
def test_a_card_with_strange_characters_never_raises(one: Person, changes: list[tuple[int, str]]) -> None:
    text = seven(one)
    for at, char in changes:
        text = text[:at] + char + text[at + 1 :]
    answer = read(text, today=TODAY)
    assert one.number not in repr(answer)


@pytest.mark.parametrize("text", NOT_CARDS)
def test_what_is_no_card_is_none(text: str) -> None:
    assert isinstance(read(text, today=TODAY), Unreadable)
