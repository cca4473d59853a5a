"""Invented people who ask, and those of them whose card is there."""

import json
from collections.abc import Iterator
from pathlib import Path

ASKERS = 20_000  # every second of them has a card
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
_MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Đức", "Thanh", "Quang", "Xuân", "Hồng")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc", "Quân")


def person(number: int) -> tuple[str, str]:
    """Name and birth `yyyymmdd` of one of many, all different."""
    rest, given = divmod(number, len(_GIVEN))
    rest, middle = divmod(rest, len(_MIDDLES))
    days, family = divmod(rest, len(_FAMILIES))
    year, month, day = 1950 + days // 336 % 60, days // 28 % 12 + 1, days % 28 + 1
    return f"{_FAMILIES[family]} {_MIDDLES[middle]} {_GIVEN[given]}", f"{year}{month:02d}{day:02d}"


def with_cards() -> Iterator[tuple[str, str]]:
    return (person(number) for number in range(0, ASKERS, 2))


def write_questions(file: Path, cards: int) -> None:
    """One JSON body a line. Every second question is about somebody of the first `cards` who have one."""
    with file.open("w", encoding="utf-8") as out:
        for number in range(ASKERS):
            name, birth = person(number if number % 2 else number % (2 * cards))
            out.write(json.dumps({"name": name, "birth_date": birth}, ensure_ascii=False) + "\n")
