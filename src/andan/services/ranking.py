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
    return Query(text, tuple(readings) if plain else ())


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


def rank(wanted: Query, phrases: Iterable[str]) -> Rank | None:
    """The best rank of the phrases, None when none is near. The first phrase is the name and wins a draw."""
    ranks = [
        found if position == 0 else _nudged(found, -NAME_BONUS)
        for position, phrase in enumerate(phrases)
        if (found := _rank_phrase(wanted, phrase))
    ]
    return max(ranks, default=None)


NAME_BONUS = 0.02
MARKS_BONUS = 0.05


def _rank_phrase(wanted: Query, phrase: str) -> Rank | None:
    words = _folded(phrase)
    found = max(filter(None, (_rank_words(reading, words) for reading in wanted.readings)), default=None)
    same_marks = wanted.text.casefold() in phrase.casefold()
    return _nudged(found, MARKS_BONUS) if found and same_marks else found


def _nudged(found: Rank, by: float) -> Rank:
    return Rank(found.tier, found.nearness + by)


@lru_cache(maxsize=8192)
def _folded(phrase: str) -> Words:
    return tuple(fold(phrase).split())


def _rank_words(typed: Words, phrase: Words) -> Rank | None:
    if typed == phrase:
        return Rank(Tier.EXACT, 1.0)
    line, target = " ".join(typed), " ".join(phrase)
    if len(line) >= 2 and target.startswith(line):
        return Rank(Tier.PREFIX, len(line) / len(target))
    return _rank_overlap(typed, phrase) or _rank_run_together(line, target)


def _rank_overlap(typed: Words, phrase: Words) -> Rank | None:
    """Compare word by word: all of what was typed, all of the phrase inside a longer sentence, or most of both."""
    asked = [_best(word, phrase, last=position == len(typed) - 1) for position, word in enumerate(typed)]
    answered = [max((likeness(word, part) for word in typed), default=0.0) for part in phrase]
    coverage = _share(typed, asked), _share(phrase, answered)
    tier = _tier(typed, phrase, asked, answered, coverage)
    return Rank(tier, sum(coverage) / 2) if tier else None


def _tier(
    typed: Words, phrase: Words, asked: list[float], answered: list[float], coverage: tuple[float, float]
) -> Tier | None:
    complete = _weighty(typed, asked)
    if not complete:
        return None
    inside = _weighty(phrase, answered) if _tells_enough(phrase) else [0.0]
    floor = max(min(complete), min(inside, default=0.0))
    if floor >= SURE:
        return Tier.ALL
    if floor > 0:
        return Tier.SLIPS
    return Tier.PART if len([one for one in complete if one]) >= 2 and coverage[0] >= MOST else None


SURE = 0.9  # likeness of equal words and of beginnings
MOST = 0.6


def _best(word: str, phrase: Words, *, last: bool) -> float:
    return max((likeness(word, part, unfinished=last) for part in phrase), default=0.0)


def likeness(typed: str, word: str, *, unfinished: bool = False) -> float:
    """1 for the same word, 0.9 for its beginning, less with every slip, 0 for another word."""
    if typed == word:
        return 1.0
    if word.startswith(typed) and (unfinished or len(typed) >= 3):
        return SURE
    slips = OSA.distance(typed, word, score_cutoff=2)
    return 0.8 - 0.2 * slips if slips <= forgiven(typed, word) else 0.0


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


def _weighty(words: Words, values: list[float]) -> list[float]:
    """The values of the words that carry meaning; all of them when none does."""
    kept = [value for word, value in zip(words, values, strict=True) if word not in SMALL]
    return kept or values


def _tells_enough(phrase: Words) -> bool:
    return len(phrase) >= 2 or len(phrase[0]) >= 4 if phrase else False


def _share(words: Words, values: list[float]) -> float:
    weights = [0.2 if word in SMALL else 1.0 for word in words]
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)


# Folded words that say little by themselves.
_SMALL = """
a anh ba bi biet boi bac cac cach cai chi cho chua co con cua cung da dang dau de di do duoc em gi giup
ha hoi khi khong la lai len luc ma minh mot muon nao nay nen nha nhu nhung o oi phai qua ra rang roi sao
se ta tai thi toi tren trong tu tui va vao ve vi viec voi vua xin
"""
SMALL = frozenset(_SMALL.split())
