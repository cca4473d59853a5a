import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit import codes

LENGTHS = st.integers(2, codes.LONGEST)
DRAWN = LENGTHS.map(codes.drawn)


@given(DRAWN)
def test_a_drawn_code_is_sound_however_it_is_typed(code: str) -> None:
    assert codes.is_sound(code)
    assert codes.compact(codes.grouped(code).lower()) == code


@given(DRAWN, st.data())
def test_every_wrong_character_is_noticed(code: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(codes.ALPHABET.replace(code[at], "")))
    assert not codes.is_sound(code[:at] + wrong + code[at + 1 :])


@given(DRAWN, st.data())
def test_every_swap_is_noticed(code: str, data: st.DataObject) -> None:
    one, other = data.draw(st.tuples(*[st.integers(0, len(code) - 1)] * 2))
    swapped = list(code)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert codes.is_sound("".join(swapped)) == (code[one] == code[other])


@given(st.text())
def test_anything_may_be_asked(typed: str) -> None:
    if codes.is_sound(codes.compact(typed)):
        assert set(codes.compact(typed)) <= set(codes.ALPHABET)


@given(st.binary(min_size=1, max_size=64), st.text(), LENGTHS)
def test_a_derived_code_belongs_to_its_subject(key: bytes, subject: str, length: int) -> None:
    code = codes.derived(key, subject.encode("utf-8", "replace").decode(), length)
    assert len(code) == length
    assert codes.is_sound(code)


def test_a_derived_code_needs_its_key() -> None:
    assert codes.derived(b"a", "1", 10) == codes.derived(b"a", "1", 10)
    assert len({codes.derived(key, subject, 10) for key in (b"a", b"b") for subject in ("1", "2")}) == 4


@pytest.mark.parametrize("alike", ["0OQ", "1IL", "2Z", "5S", "8B", "UV", "MN", "CG", "DP"])
def test_no_two_characters_are_mistaken_for_each_other(alike: str) -> None:
    assert len(set(codes.ALPHABET) & set(alike)) <= 1


def test_a_code_too_long_to_be_checked_is_not_made() -> None:
    with pytest.raises(ValueError, match="longer"):
        codes.drawn(codes.LONGEST + 1)
    assert not codes.is_sound("2" * (codes.LONGEST + 1))
