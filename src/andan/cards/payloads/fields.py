"""Which field of a payload is which. What is returned here holds a card number: it must not outlive the reading."""

import re
from collections.abc import Callable

from andan.cards.payloads import labels
from andan.kit.text import fold

Parted = tuple[str, str, str, str, str]  # number or "", name, birth, sex, address

_NUMBER = re.compile(r"(?<![0-9])[0-9]{12}$")
_IDENTIFIER = re.compile(r"^[\]ưƯ][A-Za-z][0-9](?=[0-9]{12}$)")
_OLD_NUMBER = re.compile(r"[0-9 ]*")
_DATE = re.compile(r"[0-9][0-9/.\- ]{2,9}")
_LABEL = re.compile(r"\s*([^\W\d_][^:|]{1,24}):\s*(.*)", re.DOTALL)
_GLUED = re.compile(r"[0-9]{8}[^\w|]{0,3}[0-9]{12}\||[\r\n]\W*[0-9]{12}\|")
_MOST = 10


def glued(text: str) -> bool:
    """A second card begins in this text."""
    return _GLUED.search(text) is not None


def split(text: str) -> list[str]:
    """The fields, trimmed; what a 2024 card adds at the end is not parted."""
    return [field.strip() for field in text.split("|", _MOST)]


def labelled(fields: list[str]) -> Parted | None:
    """The fields by their labels, when name and birth date have one."""
    if not any(":" in field for field in fields[:4]):
        return None
    told = _by_label(fields)
    if not (any(map(labels.is_name, told)) and any(map(labels.is_birth, told))):
        return None
    number = number_in(_first(told, labels.NUMBERS.__contains__) or fields[0])
    name, birth = _first(told, labels.is_name), _first(told, labels.is_birth)
    sex, address = _first(told, labels.SEXES.__contains__), _first(told, labels.ADDRESSES.__contains__)
    return number, name, birth, sex, address


def in_order(fields: list[str]) -> Parted:
    """The fields by their order; "" for what is not there."""
    at = _birth_at(fields)
    name, birth, sex, address = (*fields[at - 1 :], "", "", "", "")[:4]
    return number_in(fields[0]), name, birth, sex, address


def number_in(first: str) -> str:
    """The card number at the end of the first field, after whatever a scanner puts in front, or ""."""
    found = _NUMBER.search(_IDENTIFIER.sub("", first))
    return found.group() if found else ""


def _birth_at(fields: list[str]) -> int:
    """Where the birth stands: fourth, third when the old number is left out, fifth when something was put in."""
    for at in (3, 2, 4):
        if at < len(fields) and _DATE.fullmatch(fields[at]):
            return at
    return 3 if len(fields) > 1 and _OLD_NUMBER.fullmatch(fields[1]) else 2


def _by_label(fields: list[str]) -> dict[str, str]:
    found = (_LABEL.fullmatch(field) for field in fields)
    return {fold(label.group(1)): label.group(2) for label in found if label}


def _first(told: dict[str, str], is_it: Callable[[str], bool]) -> str:
    return next((value for label, value in told.items() if is_it(label)), "")
