"""How near is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.text import fold
from andan.services.ranking import LONGEST, Tier, forgiven, likeness, query, rank, without_telex, without_vni

NAME = "Đăng ký tạm trú"


@pytest.mark.parametrize(
    ("typed", "tier"),
    [
        ("Đăng ký tạm trú", Tier.EXACT),
        ("dang ky tam tru", Tier.EXACT),
        ("  ĐĂNG  KÝ   TẠM TRÚ ", Tier.EXACT),
        ("dang ky ta", Tier.PREFIX),
        ("tam tru", Tier.ALL),
        ("tru tam", Tier.ALL),
        ("toi muon dang ky tam tru cho con", Tier.ALL),
        ("tmạ trú", Tier.SLIPS),
        ("dangky tamtru", Tier.SLIPS),
        ("ddawng kys tamj trus", Tier.EXACT),
        ("d9a8ng ky1 ta5m tru1", Tier.EXACT),
    ],
)
def test_ways_to_type_a_name(typed: str, tier: Tier) -> None:
    found = rank(query(typed), [NAME])
    assert found is not None
    assert found.tier is tier


@pytest.mark.parametrize("typed", ["", " ", "x", "hộ chiếu", "mua vé xem phim", "!!!", "\u202e\u0000"])
def test_other_words_are_not_near(typed: str) -> None:
    assert rank(query(typed), [NAME]) is None


def test_the_order_of_the_tiers() -> None:
    typed = query("tam tru")
    ranks = [
        rank(typed, [phrase]) for phrase in ("tạm trú", "tạm trú tại phường", "khai báo tạm trú", "tem trú")
    ]
    kept = [found for found in ranks if found]
    assert kept == sorted(kept, reverse=True)


def test_marks_decide_between_two_words_that_fold_alike() -> None:
    typed = query("thuê nhà")
    rent, tax = rank(typed, ["thuê nhà"]), rank(typed, ["thuế nhà"])
    assert rent is not None
    assert tax is not None
    assert rent > tax


def test_the_name_wins_a_draw_against_a_keyword_and_weak_words_lose_it() -> None:
    typed = query("tạm trú")
    name, keyword = rank(typed, ["tạm trú"]), rank(typed, ["khác", "tạm trú"])
    weak = rank(typed, ["tạm trú"], behind=0.3)
    assert name is not None
    assert keyword is not None
    assert weak is not None
    assert name > keyword > weak


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [("xe", "xa", 0), ("xee", "xe", 1), ("mat", "dat", 0), ("truu", "tru", 1), ("pasport", "passport", 2)],
)
def test_longer_words_forgive_more(typed: str, word: str, slips: int) -> None:
    assert forgiven(typed, word) == slips


def test_a_word_with_two_swapped_letters_has_one_slip() -> None:
    assert likeness("tahng", "thang") == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("keys", "word"),
    [("ddawng", "dang"), ("tamj", "tam"), ("nguwowif", "nguoi"), ("hoosk", "hok"), ("xe", "xe")],
)
def test_telex_keys_are_read_as_the_word_they_meant(keys: str, word: str) -> None:
    assert without_telex(keys) == word


def test_vni_keys_too() -> None:
    assert without_vni("d9a8ng") == "dang"


@given(st.text(max_size=400))
def test_any_text_is_read_and_never_longer_than_the_limit(typed: str) -> None:
    read = query(typed)
    assert len(read.text) <= LONGEST
    assert all(word and fold(word) == word for word in read.words)
    found = rank(read, [NAME, "sổ đỏ"])
    assert found is None or found.nearness <= 1.1
