"""What a person typed, read as a place: short forms written out, kind, name and surroundings told apart. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from andan.kit.text import fold

LONGEST = 120  # characters that are read; nobody types more to find a place
_MOST_WORDS = 10

SHORT = {
    "p": "phuong",
    "f": "phuong",
    "x": "xa",
    "q": "quan",
    "h": "huyen",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "dk": "dac khu",
    "hcm": "ho chi minh",
    "tphcm": "thanh pho ho chi minh",
    "sg": "sai gon",
    "hn": "ha noi",
    "hp": "hai phong",
    "brvt": "ba ria vung tau",
}
KINDS = ("thanh pho", "thi xa", "thi tran", "dac khu", "phuong", "xa", "quan", "huyen", "tinh")

_GLUED = re.compile(r"^(p|f|q|phuong|quan)0*(\d{1,2})$")
_ZEROS = re.compile(r"^0(\d)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """`kind` is what was said in front ("phuong") or blank; `words` are folded; `marked` is the text with its marks."""

    kind: str
    words: tuple[str, ...]
    marked: str

    def splits(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every way to take the first words as the name and the rest as where it lies, longest name first."""
        for end in range(len(self.words), 0, -1):
            yield " ".join(self.words[:end]), self.words[end:]


def readings(text: str) -> list[Asked]:
    """The ways to understand `text`, likeliest first; none for a text without letters and digits.

    A kind in front may also be the beginning of a name (Xã Quan Sơn typed as `quan son`), so both are kept.
    """
    typed = text[:LONGEST]
    words = tuple(_words(fold(typed)))[:_MOST_WORDS]
    whole = Asked("", words, typed.casefold())
    kind, rest = _kind_in_front(words)
    return [Asked(kind, rest, whole.marked), whole] if kind and rest else [whole] if words else []


def without_first_part(text: str) -> str:
    """What stands after the first comma: the place, where a street was written before it."""
    return text[:LONGEST].partition(",")[2].strip()


def _words(folded: str) -> Iterator[str]:
    parts = folded.split(" ")
    for part in parts:
        glued = _GLUED.match(part)
        for word in glued.groups() if glued else (_ZEROS.sub(r"\1", part),):
            yield from (SHORT.get(word, word) if len(parts) > 1 or glued or len(word) > 1 else word).split()


def _kind_in_front(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    for kind in KINDS:
        count = kind.count(" ") + 1
        if " ".join(words[:count]) == kind:
            return kind, words[count:]
    misspelt = next((kind for kind in ("phuong", "huyen", "quan") if words and _nearly(words[0], kind)), "")
    return misspelt, words[1:]


def _nearly(word: str, kind: str) -> bool:
    return len(word) >= len(kind) > 4 and OSA.distance(word, kind, score_cutoff=1) == 1
