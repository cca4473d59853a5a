import pytest

from andan.web.unbroken import PAIRS, unbroken, whole

HELD = "\u00a0"


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Điểm hỗ trợ gần đây", f"Điểm hỗ{HELD}trợ gần đây"),
        ("Kiến nghị, phản ánh về ANTT", f"Kiến{HELD}nghị, phản{HELD}ánh về ANTT"),
        ("Khu phố 3", f"Khu{HELD}phố{HELD}3"),
        ("cách 450 m, 62 %", f"cách 450{HELD}m, 62{HELD}%"),
        ("hết thứ Ba, 24/11/2026", f"hết thứ{HELD}Ba, 24/11/2026"),
        ("3 mình", "3 mình"),
        ("sự hỗ trợn", "sự hỗ trợn"),
    ],
)
def test_words_hold_together(said: str, held: str) -> None:
    assert unbroken(said) == held


def test_a_name_is_one_piece() -> None:
    assert whole("Lê Văn Thử") == f"Lê{HELD}Văn{HELD}Thử"


def test_every_pair_is_a_pair() -> None:
    assert len(PAIRS) == len(set(PAIRS)) > 50
    assert all(pair.count(" ") == 1 and pair == pair.lower() for pair in PAIRS)
