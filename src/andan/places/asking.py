"""What a person typed, read as a place: short forms written out, kind, name and surroundings told apart. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from andan.kit.text import fold

LONGEST = 120  # characters that are read; nobody types more to find a place
_MOST_WORDS = 10  # typed; short forms may become more

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

    A kind in front may also be the beginning of a name (Xã Quan Sơn typed as `quan son`), and a single letter a part
    of one (Ea H'Leo), so these are kept too.
    """
    typed = text[:LONGEST]
    spelt = tuple(fold(typed).split())[:_MOST_WORDS]
    written = tuple(word for part in spelt for word in _written(part, alone=len(spelt) == 1))
    ways = [way for words in dict.fromkeys([written, spelt]) for way in _with_and_without_kind(words)]
    return [Asked(kind, words, typed.casefold()) for kind, words in dict.fromkeys(ways) if words]


def loose_readings(text: str) -> list[Asked]:
    """`readings`, and one in which the first word is an unreadable kind: `xia phuoc giang`."""
    found = readings(text)
    rest = found[-1].words[1:] if found else ()
    return [*found, Asked("", rest, found[-1].marked)] if len(rest) > 1 else found


def without_first_part(text: str) -> str:
    """What stands after the first comma: the place, where a street was written before it."""
    return text[:LONGEST].partition(",")[2].strip()


def _written(part: str, *, alone: bool) -> list[str]:
    """`p12` as `phuong 12`, `tp` as `thanh pho`; a letter that stands alone stays what it is."""
    glued = _GLUED.match(part)
    words = glued.groups() if glued else (_ZEROS.sub(r"\1", part),)
    spelt_out = (word if alone and len(part) == 1 else SHORT.get(word, word) for word in words)
    return " ".join(spelt_out).split()


def _with_and_without_kind(words: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    kind, rest = _kind_in_front(words)
    return [(kind, rest), ("", words)] if kind and rest else [("", words)]


def _kind_in_front(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    for kind in KINDS:
        count = kind.count(" ") + 1
        if " ".join(words[:count]) == kind:
            return kind, words[count:]
    misspelt = next((kind for kind in ("phuong", "huyen", "quan") if words and _nearly(words[0], kind)), "")
    return misspelt, words[1:]


def _nearly(word: str, kind: str) -> bool:
    return len(word) >= len(kind) > 4 and OSA.distance(word, kind, score_cutoff=1) == 1
