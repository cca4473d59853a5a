"""Reading what a person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.places import asking


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("p.12 q.go vap", "phuong", "12 quan go vap"),
        ("P12, Q.Gò Vấp", "phuong", "12 quan go vap"),
        ("Q05", "quan", "5"),
        ("tp Thủ Đức", "thanh pho", "thu duc"),
        ("phuogn le chan", "phuong", "le chan"),
        ("Đặc khu Cát Hải", "dac khu", "cat hai"),
        ("ngô quyền hp", "", "ngo quyen hai phong"),
    ],
)
def test_short_forms_are_written_out(text: str, kind: str, words: str) -> None:
    likeliest = asking.readings(text)[0]
    assert (likeliest.kind, " ".join(likeliest.words)) == (kind, words)


def test_a_kind_may_also_be_part_of_the_name() -> None:
    assert [reading.words for reading in asking.readings("quan son")] == [("son",), ("quan", "son")]


def test_a_single_letter_may_be_part_of_the_name() -> None:
    assert ("xa", ("ea", "h", "leo")) in [(way.kind, way.words) for way in asking.readings("Xã Ea H'Leo")]


def test_an_unreadable_kind_may_be_passed_over() -> None:
    assert asking.loose_readings("xia phuoc giang")[-1].words == ("phuoc", "giang")


def test_a_name_that_only_looks_like_a_kind_keeps_its_words() -> None:
    assert asking.readings("quang son")[0].words == ("quang", "son")


def test_nothing_typed_is_no_question() -> None:
    assert asking.readings("  ,.-\x00 ") == []


def test_the_street_before_the_comma_can_be_dropped() -> None:
    assert asking.without_first_part("12 Lê Lợi, phường Lê Chân, Hải Phòng") == "phường Lê Chân, Hải Phòng"


@given(st.text(max_size=3000))
def test_any_text_gives_few_folded_words(text: str) -> None:
    for reading in asking.readings(text):
        assert len(reading.words) <= 60
        assert all(word.isascii() and word.isalnum() for word in reading.words)
