import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.text import clean_line, clean_text, fold

HOSTILE = st.text(
    st.sampled_from("aắĐ \t\r\n\v\f\x00\x1b\x85\u00a0\u200b\u202e\u2066\u2028\u2029\ufeff\ud800\u0301")
)
ANY = st.text() | HOSTILE


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Phường Hồng Bàng", "phuong hong bang"),
        ("ĐẶNG  Thị-Đào", "dang thi dao"),
        ("Trần Hưng Đạo, số 12/3B", "tran hung dao so 12 3b"),
        ("𝐀𝐧 Ｄân", "an dan"),
        ("\u202e\x00", ""),
    ],
)
def test_fold_keeps_what_spellings_share(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY)
def test_fold_gives_plain_words_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in folded
    assert fold(folded) == folded


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắấếốớứýĐƯỢ 09")))
def test_fold_hears_no_case_and_no_composition(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(unicodedata.normalize("NFD", text))


@given(ANY)
def test_clean_text_is_harmless_and_is_done_once(text: str) -> None:
    cleaned = clean_text(text)
    assert not [char for char in cleaned if char not in "\n\t\u200d" and unicodedata.category(char)[0] == "C"]
    assert not set(cleaned) & set("\u2028\u2029")
    assert "\n\n\n" not in cleaned
    assert clean_text(cleaned) == cleaned
    cleaned.encode()


@given(ANY)
def test_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert not line or line.splitlines() == [line]
    assert line == line.strip()
    assert clean_line(line) == line


def test_lines_end_the_same_way_whoever_typed_them() -> None:
    assert clean_text("một\r\nhai\rba\u2028bốn\vnăm") == "một\nhai\nba\nbốn\nnăm"


def test_a_family_stays_together() -> None:
    assert clean_line("👨‍👩‍👧 Nhà  ba\x00 người") == "👨‍👩‍👧 Nhà ba người"
