"""The country's emergency numbers, which are answered before anything else is looked for. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from andan.services.ranking import Query


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call at once, and when."""

    number: str
    note: str


POLICE = Call("113", "Công an. Khi đang có nguy hiểm. Miễn phí, cả ngày lẫn đêm.")
FIRE = Call("114", "Chữa cháy và cứu nạn, cứu hộ. Miễn phí, cả ngày lẫn đêm.")
DOCTOR = Call("115", "Cấp cứu y tế. Miễn phí, cả ngày lẫn đêm.")
RESCUE = Call("112", "Tìm kiếm, cứu nạn trên toàn quốc. Miễn phí, cả ngày lẫn đêm.")
CHILDREN = Call("111", "Bảo vệ trẻ em. Miễn phí, cả ngày lẫn đêm.")
_NUMBERS: Mapping[str, Call] = {one.number: one for one in (POLICE, FIRE, DOCTOR, RESCUE, CHILDREN)}
_WORDS: Mapping[str, Call] = {  # folded; a whole run of words in what was typed
    "khan cap": POLICE,
    "goi cong an": POLICE,
    "cuu toi": POLICE,
    "dang bi danh": POLICE,
    "chua chay": FIRE,
    "cuu hoa": FIRE,
    "chay nha": FIRE,
    "dang chay": FIRE,
    "cuu ho": FIRE,
    "cap cuu": DOCTOR,
    "cuu thuong": DOCTOR,
    "cuu nan": RESCUE,
    "xam hai tre em": CHILDREN,
    "danh tre em": CHILDREN,
}


def meant(asked: Query) -> Call | None:
    """The number somebody typed, alone or in a sentence; or the one their words ask for."""
    for word in asked.words:
        if word in _NUMBERS:
            return _NUMBERS[word]
    line = f" {' '.join(asked.words)} "
    return next((call for words, call in _WORDS.items() if f" {words} " in line), None)
