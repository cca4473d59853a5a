"""How near a phrase is to what somebody typed: accents optional, slips of the finger forgiven. Pure.

Exact beats prefix, prefix beats all words, all words beat words with slips, those beat a part of the words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from andan.kit.text import clean_line, fold

LONGEST = 100  # characters of a query that are read
SHORTEST = 2

Words = tuple[str, ...]


class Tier(IntEnum):
    PART = 1
    SLIPS = 2
    ALL = 3
    PREFIX = 4
    EXACT = 5


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """How near: the tier first, then `nearness` within it, about 0 to 1."""

    tier: Tier
    nearness: float


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, cleaned. `readings`: its folded words as they stand, and as leftovers of a typing program."""

    text: str
    readings: tuple[Words, ...]

    @property
    def words(self) -> Words:
        return self.readings[0] if self.readings else ()


def query(typed: str) -> Query:
    """Read what a person typed, of any length and with any marks; an empty one has no readings."""
    text = clean_line(typed[: LONGEST * 4])[:LONGEST].strip()
    plain = tuple(fold(text).split())
    readings = dict.fromkeys((plain, tuple(map(without_telex, plain)), tuple(map(without_vni, plain))))
    return Query(text, tuple(readings) if len("".join(plain)) >= SHORTEST else ())


_TELEX_TONE = re.compile(r"(?<=[aeiouyw])[sfrxj](?=[a-z]|$)|(?<=[a-z]{2})[sfrxj]$")
_TELEX_TWICE = re.compile(r"([aeod])\1")
_TELEX_HORN = re.compile(r"(?<=[aou])w")
_VNI_MARK = re.compile(r"(?<=[a-z])[0-9]")


def without_telex(word: str) -> str:
    """`ddawng` → `dang`, `truus` → `truu`: a word whose Telex keys were never turned into marks."""
    untoned = _TELEX_TONE.sub("", word)
    return _TELEX_HORN.sub("", _TELEX_TWICE.sub(r"\1", untoned)).replace("w", "u")


def without_vni(word: str) -> str:
    """`d9a8ng` → `dang`: the same for VNI."""
    return _VNI_MARK.sub("", word)


def rank(wanted: Query, phrases: Iterable[str], *, behind: float = 0.0) -> Rank | None:
    """The best rank of the phrases, None when none is near. The first is the name and wins a draw.

    `behind` takes that much nearness from every phrase: other words lead here, but weakly.
    """
    found = [
        _rank_phrase(wanted, phrase, _behind(position) + behind) for position, phrase in enumerate(phrases)
    ]
    return max(filter(None, found), default=None)


MARKS_BONUS = 0.05


def _behind(position: int) -> float:
    return 0.02 if position else 0.0


def _rank_phrase(wanted: Query, phrase: str, behind: float) -> Rank | None:
    words = _folded(phrase)
    found = max(filter(None, (_rank_words(reading, words) for reading in wanted.readings)), default=None)
    bonus = MARKS_BONUS if wanted.text.casefold() in phrase.casefold() else 0.0
    return Rank(found.tier, found.nearness + bonus - behind) if found else None


@lru_cache(maxsize=8192)
def _folded(phrase: str) -> Words:
    return tuple(fold(phrase).split())


def _rank_words(typed: Words, phrase: Words) -> Rank | None:
    if typed == phrase:
        return Rank(Tier.EXACT, 1.0)
    line, target = " ".join(typed), " ".join(phrase)
    if target.startswith(line):
        return Rank(Tier.PREFIX, len(line) / len(target))
    return _rank_overlap(typed, phrase) or _rank_run_together(line, target)


def _rank_overlap(typed: Words, phrase: Words) -> Rank | None:
    """Compare word by word: all that was typed, or the whole phrase inside a longer sentence, or most of it."""
    table = [[likeness(word, part) for part in phrase] for word in typed]
    table[-1] = [likeness(typed[-1], part, unfinished=True) for part in phrase]
    asked = [max(row, default=0.0) for row in table]
    answered = [max(column) for column in zip(*table, strict=True)]
    tier = _tier(typed, phrase, asked, answered)
    return Rank(tier, (_share(typed, asked) + _share(phrase, answered)) / 2) if tier else None


def _tier(typed: Words, phrase: Words, asked: list[float], answered: list[float]) -> Tier | None:
    telling = _telling(typed, asked)
    inside = _inside(phrase, answered)
    floor = max(min(telling), inside)
    if floor > 0:
        return Tier.ALL if floor >= SURE else Tier.SLIPS
    several = sum(value > 0 for value in telling) >= 2
    return Tier.PART if several and _share(typed, asked) >= MOST else None


def _inside(phrase: Words, answered: list[float]) -> float:
    """How surely the phrase stands in what was typed. A single word has to be there whole: `tro` is not `trộm`."""
    surely = min(answered, default=0.0)
    return surely if _tells_enough(phrase) and (len(phrase) > 1 or surely == 1) else 0.0


SURE = 0.9  # likeness of equal words and of beginnings
MOST = 0.6


def likeness(typed: str, word: str, *, unfinished: bool = False) -> float:
    """1 for the same word, 0.9 for its beginning, less with every slip, 0 for another word."""
    if typed == word:
        return 1.0
    if word.startswith(typed) and (unfinished or len(typed) >= 3):
        return SURE
    apart = abs(len(typed) - len(word))
    allowed = forgiven(typed, word) if apart <= 2 else 0
    if not allowed or apart > allowed:
        return 0.0
    slips = OSA.distance(typed, word, score_cutoff=allowed)
    return 0.8 - 0.2 * slips if slips <= allowed else 0.0


def forgiven(typed: str, word: str) -> int:
    """Slips allowed between two words: none up to 2 letters, one up to 5, two beyond; short ones begin alike."""
    longest = max(len(typed), len(word))
    if longest <= 3 and typed[0] != word[0]:
        return 0
    return 0 if longest <= 2 else 1 if longest <= 5 else 2


def _rank_run_together(line: str, target: str) -> Rank | None:
    """`tamtru`, `canc uoc`: the spaces are where they should not be."""
    joined, wanted = line.replace(" ", ""), target.replace(" ", "")
    if len(joined) < 5 or abs(len(joined) - len(wanted)) > 2:
        return None
    slips = OSA.distance(joined, wanted, score_cutoff=2)
    return Rank(Tier.SLIPS, 1 - slips / len(wanted)) if slips <= (2 if len(joined) > 7 else 1) else None


def _telling(words: Words, values: list[float]) -> list[float]:
    """The values of the words that carry meaning; all of them when fewer than two do."""
    kept = [value for word, value in zip(words, values, strict=True) if word not in SMALL]
    return kept if len(kept) >= 2 else values


def _tells_enough(phrase: Words) -> bool:
    return len(phrase) >= 2 or len("".join(phrase)) >= 4


def _share(words: Words, values: list[float]) -> float:
    weights = [0.2 if word in SMALL else 1.0 for word in words]
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)


# Folded words that say little by themselves.
_SMALL = """
a anh bi biet boi bac cac cach cai chi cho chua co con cua cung da dang de di do duoc em gi giup
hoi khi khong la len luc minh mot muon nao nay nen nhu nhung o oi phai qua ra rang roi sao
se ta tai thi toi tren trong tu tui va vao ve vi viec voi vua xin
"""
SMALL = frozenset(_SMALL.split())
