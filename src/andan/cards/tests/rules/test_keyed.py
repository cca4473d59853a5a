import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from andan.cards import keyed
from andan.cards.keyed import NameUnclear, folded, key_of, spelled
from andan.kit.text import fold

SECRET, OTHER = b"a" * 32, b"b" * 32
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
NAMES = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " '’-"), min_size=2, max_size=60)
OUTSIDE = "\u4e2d"  # folds to nothing and is in no table, so that the long way is taken


@pytest.mark.parametrize(
    "spellings",
    [
        ("Nguyễn Thị Mẫu", "nguyen thi mau", "NGUYỄN THỊ MẪU", "  Nguyễn  Thị\tMẫu ", "NguyenThiMau"),
        ("H'Hen Niê", "HHen Nie", "H’Hen Niê", "Hʼhen Niê", "H`Hen Nie", "H Hen Niê"),
        ("A Lăng", "A Lang", "a lăng", "ALăng"),
        ("Hoà", "Hòa", "hoa"),
        ("Thuỷ Thuý", "Thủy Thúy", "thuy thuy"),
        ("Đỗ Đào", "Ðỗ Ðào", "đỗ đào", "Do Dao", "Ɖỗ Ɖào"),
        ("Nguyễn Văn An", "Nguyễn Văn \u0410n", "\u039dguyễn V\u0103n An", "Ｎguyễn Văn An"),
        ("Trần Cao", "\u0422rần \u0421\u0430\u043e", "Trần \u0421\u03b1\u03bf"),
    ],
)
def test_all_ways_of_writing_a_name_have_one_key(spellings: tuple[str, ...]) -> None:
    keys = {
        key_of(SECRET, unicodedata.normalize(form, name), "19970709")
        for name in spellings
        for form in ("NFC", "NFD")
    }
    assert len(keys) == 1


def test_what_differs_has_another_key() -> None:
    told = [
        (SECRET, "Nguyễn Thị Mẫu", "19970709"),
        (SECRET, "Nguyễn Thị Mậu An", "19970709"),
        (SECRET, "Nguyễn Thị Mẫu", "19970708"),
        (SECRET, "Nguyễn Thị Mẫu", "19970000"),
        (OTHER, "Nguyễn Thị Mẫu", "19970709"),
    ]
    assert len({key_of(*one) for one in told}) == len(told)
    assert {len(key_of(*one)) for one in told} == {keyed.KEY_BYTES}


def test_a_key_never_changes() -> None:
    assert key_of(SECRET, "Nguyễn Thị Mẫu", "19970709").hex() == "0043877edb2433f78065f637f2b05f9f"


def test_who_is_known_by_a_year_is_found_both_ways() -> None:
    assert len({key_of(SECRET, "Lê Thử", birth) for birth in ("19510000", "19510101", "19510100")}) == 1
    assert key_of(SECRET, "Lê Thử", "19510701") == key_of(SECRET, "Lê Thử", "19510700")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", keyed.EMPTY),
        (" '-", keyed.EMPTY),
        ("A", keyed.ONE_LETTER),
        ("Ă.", keyed.ONE_LETTER),
        ("Nguyễn Văn 2", keyed.DIGITS),
        ("19970709", keyed.DIGITS),
        ("Nguyễn \u0439\u0436", keyed.OTHER_LETTERS),
        ("\u738b\u5c0f\u660e", keyed.OTHER_LETTERS),
        ("a" * 121, keyed.TOO_LONG),
        ("a" * 1_000_000, keyed.TOO_LONG),
        ("\ufb03" * 120, keyed.TOO_LONG),
    ],
)
def test_what_is_no_name_says_what_to_do(name: str, sentence: str) -> None:
    with pytest.raises(NameUnclear) as unclear:
        key_of(SECRET, name, "19970709")
    assert str(unclear.value) == unclear.value.sentence == sentence


def test_a_name_of_120_letters_is_one() -> None:
    assert len(spelled("ẵ" * 120)) == 120
    assert len(spelled(unicodedata.normalize("NFD", "ẵ" * 120))) == 120


@given(NAMES)
def test_a_name_folds_as_all_text_does(name: str) -> None:
    assert folded(name) == fold(name) == folded(unicodedata.normalize("NFD", name)) == folded(name.upper())


@given(st.text() | NAMES)
def test_the_table_and_the_long_way_agree(text: str) -> None:
    assert folded(text) == folded(text + OUTSIDE)


@given(st.text() | NAMES)
def test_any_text_is_a_name_or_unclear(text: str) -> None:
    assert set(folded(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    try:
        letters = spelled(text)
    except NameUnclear:
        return
    assert letters == folded(text).replace(" ", "")
    assert letters.isalpha()
    assert 2 <= len(letters) <= keyed.NAME_MAX


@given(NAMES, st.data())
def test_spaces_and_apostrophes_change_no_key(name: str, data: st.DataObject) -> None:
    assume(sum(map(str.isalpha, name)) > 1)
    at = data.draw(st.integers(0, len(name)))
    parted = f"{name[:at]}{data.draw(st.sampled_from(' ’-.'))}{name[at:]}"
    assert key_of(SECRET, parted, "19970709") == key_of(SECRET, name, "19970709")
