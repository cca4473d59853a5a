"""Seven whole fields, as nearly every card has them, read at a glance: what a closer look would find."""

import re
from datetime import date

from andan.cards import keyed
from andan.cards.payloads.card import Card, Doubt
from andan.cards.payloads.doubting import mismatch
from andan.cards.payloads.mending import LETTERS
from andan.kit import births

_LARGE = f"A-Z{LETTERS.upper()}"
_LETTER = f"{_LARGE}a-z{LETTERS}"
_ADDRESS_ENDS = f" !#-/:-{{}}~{_LETTER}"  # no digit: twelve of them before a bar may begin another card
_SEVEN = re.compile(
    "([0-9]{12})"
    r"\|(?:[0-9]{9})?"
    rf"\|([{_LARGE}][{_LETTER}]*(?: [{_LETTER}]+)*)"
    r"\|([0-9]{8})"
    r"\|(Nam|Nữ)"
    rf"\|(?:[0-9{_ADDRESS_ENDS}]*[{_ADDRESS_ENDS}])?"
    r"\|[0-9]{8}"
)


def card(text: str, today: date) -> Card | None:
    """The card that `text` is, or None where it needs a closer look."""
    seven = None if text.isascii() else _SEVEN.fullmatch(text)
    if seven is None:
        return None
    number, name, born, sex = seven.groups()
    if not 1 < len(name) <= keyed.NAME_MAX:
        return None
    try:
        birth = births.of_card(born, today=today)
    except births.BirthUnclear:
        return None
    return Card(name, birth, Doubt.BIRTH_MISMATCH if mismatch(number, birth, sex) else Doubt.NONE)
