"""What the fields of the wizard understand. No database."""

from datetime import datetime, time

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.clock import HANOI
from andan.reports.forms.texts import HourField, LineField, PhoneField, TextField
from andan.reports.forms.wizard import people
from andan.reports.forms.wizard.sheet import Typed
from andan.reports.views.citizen import spelling
from andan.reports.views.citizen.occurrence import told

MORNING = datetime(2026, 11, 4, 6, 30, tzinfo=HANOI)


@pytest.mark.parametrize(
    "typed", ["6:30", "06:30", "6h30", "6 h 30", "6 giờ 30", "0630", "630", "6.30", "6 giờ 30 phút"]
)
def test_an_hour_as_people_write_it(typed: str) -> None:
    assert HourField().clean(typed) == time(6, 30)


@pytest.mark.parametrize("typed", ["25:00", "6:61", "sáng", "::", "99999", "６:３０:00"])
def test_an_hour_that_is_none(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Giờ này không có thật"):
        HourField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "+84 912-345-678", "84912345678", "(0912) 345.678"]
)
def test_a_phone_as_people_write_it(typed: str) -> None:
    assert PhoneField().clean(typed) == "0912345678"


@pytest.mark.parametrize("typed", ["912345678", "09", "0912345678901", "không có", "0912<b>45"])
def test_a_phone_that_is_none(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        PhoneField().clean(typed)


@given(st.text(max_size=100))
def test_a_line_is_one_clean_line(typed: str) -> None:
    cleaned = LineField(most=400, required=False).clean(typed)
    assert not {"\n", "\r", "\0", "\u202e"} & set(cleaned)


def test_a_long_line_is_named_and_not_cut() -> None:
    with pytest.raises(forms.ValidationError, match="Rút còn 100 ký tự"):
        LineField(most=100).clean("ế" * 101)


@given(st.text(max_size=400))
def test_a_text_keeps_its_lines_and_no_control(typed: str) -> None:
    cleaned = TextField(most=400, required=False).clean(typed)
    assert not {"\r", "\0", "\u202e", "\ud800"} & set(cleaned)


@given(st.lists(st.sampled_from(["accused", "victim", "witness", "nobody"]), max_size=14), st.integers(0, 14))
def test_taking_one_person_away_leaves_the_others_in_order(said: list[str], place: int) -> None:
    typed = {f"role_{row}": [role] for row, role in enumerate(said)}
    before = people.roles(typed)
    after = people.roles(people.remove(typed, place))
    assert after == before[:place] + before[place + 1 :]


def test_the_list_is_never_longer_than_ten() -> None:
    typed: Typed = {}
    for _ in range(12):
        typed = people.add(typed, "witness")
    assert len(people.roles(typed)) == 10
    assert people.add({}, "boss") == {}


@pytest.mark.parametrize(
    ("occurrence", "words"),
    [
        ("exact", "lúc 06:30 ngày 04/11/2026"),
        ("about", "khoảng 06:30 ngày 04/11/2026"),
        ("ongoing", "đang diễn ra từ 06:30 ngày 04/11/2026"),
        ("unknown", "không nhớ lúc nào"),
    ],
)
def test_when_it_happened_in_words(occurrence: str, words: str) -> None:
    assert told(occurrence, MORNING) == words
    assert told("about", MORNING.replace(hour=0, minute=0)) == "khoảng ngày 04/11/2026"
    assert told("ongoing", None) == "đang diễn ra"


def test_every_character_of_a_code_has_a_sound() -> None:
    from andan.kit.codes import ALPHABET

    assert set(spelling.SOUNDS) == set(ALPHABET)
    assert len(set(spelling.SOUNDS.values())) == len(ALPHABET)
    assert spelling.in_one_line("7K") == "7 (bảy) · K (ca)"
