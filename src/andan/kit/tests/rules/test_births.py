import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit import births, clock
from andan.kit.births import BirthUnclear, canonical, of_boxes, of_card, of_citizen, shown

TODAY = date(2026, 11, 25)
DAYS = st.dates(date(1900, 1, 1), TODAY)
SENTENCES = {value for name, value in vars(births).items() if name.isupper() and isinstance(value, str)}


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("19970709", "19970709"),
        ("09071997", "19970709"),
        ("09/07/1997", "19970709"),
        ("9/7/1997", "19970709"),
        ("9-7-1997", "19970709"),
        ("9.7.1997", "19970709"),
        (" 9 7 1997 ", "19970709"),
        ("9 / 7 / 1997", "19970709"),
        ("1997-07-09", "19970709"),
        ("ngày 9 tháng 7 năm 1997", "19970709"),
        ("Sinh: 09/07/1997.", "19970709"),
        ("０９/０７/１９９７", "19970709"),
        ("29/02/2000", "20000229"),
        ("1951", "19510000"),
        ("năm 1951", "19510000"),
        ("00/00/1951", "19510000"),
        ("00001951", "19510000"),
        ("19510000", "19510000"),
        ("//1951", "19510000"),
        ("07/1951", "19510700"),
        ("00071951", "19510700"),
        ("25112026", "20261125"),
    ],
)
def test_a_birth_is_understood(text: str, birth: str) -> None:
    assert of_card(text, today=TODAY) == of_citizen(text, today=TODAY) == birth


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", births.EMPTY),
        ("   ", births.EMPTY),
        ("không nhớ", births.EMPTY),
        ("31/02/1990", births.NO_SUCH_DAY),
        ("31021990", births.NO_SUCH_DAY),
        ("19900231", births.NO_SUCH_DAY),
        ("29/02/1900", births.NO_SUCH_DAY),
        ("01/13/1990", births.NO_SUCH_DAY),
        ("26/11/2026", births.TOO_LATE),
        ("20990101", births.TOO_LATE),
        ("2027", births.TOO_LATE),
        ("01/01/1850", births.TOO_EARLY),
        ("18500101", births.TOO_EARLY),
        ("01011850", births.TOO_EARLY),
        ("1899", births.TOO_EARLY),
        ("9/7/97", births.SHORT_YEAR),
        ("31/00/1990", births.NO_MONTH),
        ("971997", births.UNREADABLE),
        ("9/7/1997 5", births.UNREADABLE),
        ("1" * 10_000, births.UNREADABLE),
        ("٠٩/٠٧/١٩٩٧", births.EMPTY),
    ],
)
def test_what_is_no_birth_says_what_to_do(text: str, sentence: str) -> None:
    for read in (of_card, of_citizen):
        with pytest.raises(BirthUnclear) as unclear:
            read(text, today=TODAY)
        assert unclear.value.sentence == sentence


@pytest.mark.parametrize(
    ("boxes", "birth"),
    [
        (("9", "7", "1997"), "19970709"),
        (("09", " 07 ", "1997"), "19970709"),
        (("", "", "1951"), "19510000"),
        (("00", "0", "1951"), "19510000"),
        (("", "7", "1951"), "19510700"),
    ],
)
def test_three_boxes(boxes: tuple[str, str, str], birth: str) -> None:
    assert of_boxes(*boxes, today=TODAY) == birth


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (("", "", ""), births.EMPTY),
        (("9", "7", ""), births.SHORT_YEAR),
        (("9", "7", "97"), births.SHORT_YEAR),
        (("9", "", "1997"), births.NO_MONTH),
        (("31", "2", "1997"), births.NO_SUCH_DAY),
        (("123", "2", "1997"), births.UNREADABLE),
        (("9", "7", "2027"), births.TOO_LATE),
        (("9" * 999, "7", "1997"), births.UNREADABLE),
    ],
)
def test_three_boxes_say_what_to_do(boxes: tuple[str, str, str], sentence: str) -> None:
    with pytest.raises(BirthUnclear) as unclear:
        of_boxes(*boxes, today=TODAY)
    assert str(unclear.value) == unclear.value.sentence == sentence


def test_no_day_since_1900_can_be_read_in_two_orders() -> None:
    day = date(1900, 1, 1)
    while day <= TODAY:
        birth = f"{day:%Y%m%d}"
        assert of_citizen(birth, today=TODAY) == of_citizen(f"{day:%d%m%Y}", today=TODAY) == birth
        day += timedelta(days=7)


@given(DAYS)
def test_what_is_shown_is_understood_again(day: date) -> None:
    birth = f"{day:%Y%m%d}"
    for known in (birth, f"{birth[:6]}00", f"{birth[:4]}0000"):
        assert of_citizen(shown(known), today=TODAY) == of_card(shown(known), today=TODAY) == known
    assert of_boxes(birth[6:], birth[4:6], birth[:4], today=TODAY) == birth


@given(st.from_regex("[0-9]{8}", fullmatch=True) | DAYS.map("{:%d%m%Y}".format))
def test_eight_digits_are_one_birth_whoever_gives_them(digits: str) -> None:
    card, citizen = _answer(of_card, digits), _answer(of_citizen, digits)
    assert card == citizen or {card, citizen} <= SENTENCES


@given(st.text() | st.text(st.sampled_from("0123456789/-. \u0660\u00b2\uff11")))
def test_any_text_is_a_birth_or_unclear_and_repeats_nothing(text: str) -> None:
    for read in (of_card, of_citizen):
        answer = _answer(read, text)
        assert answer in SENTENCES or (len(answer) == 8 and answer.isascii() and answer.isdigit())


def _answer(read: Callable[..., str], text: str) -> str:
    try:
        return read(text, today=TODAY)
    except BirthUnclear as unclear:
        return str(unclear)


def test_shown() -> None:
    assert [shown(birth) for birth in ("19970709", "19510000", "19510700", "")] == [
        "09/07/1997",
        "1951",
        "07/1951",
        "",
    ]


def test_a_year_and_its_first_day_are_one() -> None:
    assert canonical("19510000") == canonical("19510100") == canonical("19510101") == "19510101"
    assert canonical("19510700") == "19510701"
    assert canonical("19970709") == "19970709"


def test_today_is_vietnams_by_itself() -> None:
    with clock.frozen(datetime(2026, 11, 24, 17, 30, tzinfo=UTC)):
        assert of_card("25112026") == of_boxes("25", "11", "2026") == "20261125"
        with pytest.raises(BirthUnclear):
            of_citizen("26112026")


def test_sentences_are_composed() -> None:
    assert all(unicodedata.is_normalized("NFC", sentence) for sentence in SENTENCES)
