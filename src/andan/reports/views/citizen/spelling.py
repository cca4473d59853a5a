"""A code as it is read out over the phone. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "2": "hai", "3": "ba", "4": "bốn", "5": "năm", "6": "sáu", "7": "bảy", "8": "tám", "9": "chín",
        "A": "a", "C": "xê", "D": "đê", "E": "e", "F": "ép", "H": "hát", "J": "gi", "K": "ca", "M": "em mờ",
        "Q": "quy", "R": "e rờ", "T": "tê", "V": "vê", "X": "ích", "Y": "i dài",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelled:
    """One character and how it is said."""

    character: str
    sound: str


def groups(code: str) -> list[list[Spelled]]:
    """The groups of `7K4M-Q9TX-2HAC`, each character with its sound."""
    return [[Spelled(char, SOUNDS[char]) for char in group] for group in code.split("-")]


def in_one_line(code: str) -> str:
    """`7 (bảy) · K (ca) · …`."""
    return " · ".join(f"{one.character} ({one.sound})" for group in groups(code) for one in group)
