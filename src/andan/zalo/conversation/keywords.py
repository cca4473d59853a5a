"""The words people steer with, forgiving a slip of the finger."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Word(StrEnum):
    LOOKUP = "lookup"
    HOURS = "hours"
    REPORT = "report"
    HELP = "help"
    MENU = "menu"
    STOP = "stop"
    TELL = "tell"
    UNTELL = "untell"
    GO_ON = "go_on"
    URGENT = "urgent"


# Folded. The first of each is what the menu says.
PHRASES: Mapping[Word, tuple[str, ...]] = MappingProxyType(
    {
        Word.LOOKUP: (
            *("tra cuu cccd", "tra cuu", "tra cuu can cuoc", "tra cuu the", "cccd", "can cuoc", "1"),
            *("ve chua", "co the chua"),
        ),
        Word.HOURS: ("gio lam viec noi nhan the", "gio lam viec", "noi nhan the", "gio", "dia chi", "2"),
        Word.REPORT: ("bao tin antt", "bao tin", "phan anh", "kien nghi", "to giac", "antt", "3"),
        Word.HELP: ("tro giup", "huong dan", "giup", "gap can bo", "help", "4"),
        Word.MENU: (
            *("menu", "xin chao", "chao", "chao ban", "alo", "hello", "hi", "bat dau", "start", "0"),
            *("chao chau", "chao con", "chao em", "chao anh", "chao chi", "chao co", "chao chu"),
        ),
        Word.STOP: ("thoi", "dung", "huy", "bo qua", "stop"),
        Word.TELL: ("bao toi khi co", "bao toi", "nhan toi khi co", "bao khi co"),
        Word.UNTELL: ("thoi bao", "bo loi hen", "dung bao", "huy bao"),
        Word.GO_ON: ("tiep", "tiep tuc", "xem tiep"),
        Word.URGENT: ("113", "114", "115", "cuu", "cuu toi", "cap cuu", "khan cap", "cuop", "chay nha"),
    }
)
_EXACT = {phrase: word for word, phrases in PHRASES.items() for phrase in phrases}
_LONG = 10  # characters of a phrase that no name is mistaken for
_ALARMS = (
    "cuu toi",
    "cuu voi",
    "co cuop",
    "dang cuop",
    "bi cuop",
    "chay nha",
    "co chay",
    "cap cuu",
    "danh nhau",
)


def whole(folded: str, *, strict: bool = False) -> Word | None:
    """The word that the whole message is, one slip in five letters forgiven.

    `strict` while a name is awaited: short words must be right then, because a name may be one slip away from them.
    """
    if folded in _EXACT:
        return _EXACT[folded]
    near = ((distance(folded, phrase), phrase) for phrase in _EXACT if not strict or len(phrase) >= _LONG)
    close = min(((far, phrase) for far, phrase in near if far <= _forgiven(phrase)), default=None)
    return _EXACT[close[1]] if close else None


def alarm(folded: str) -> bool:
    """Whether somebody seems to call for help: no name holds these words."""
    return _stands(_ALARMS, folded)


def inside(folded: str) -> Word | None:
    """The word that a longer message talks about: a phrase of two words or more stands in it."""
    return next((word for word, phrases in PHRASES.items() if _stands(phrases, folded)), None)


def without_lookup(folded: str) -> int:
    """How many words at the beginning only say that a card is looked for: `tra cuu cccd nguyen thi mau` has three."""
    starts = [phrase for phrase in PHRASES[Word.LOOKUP] if folded.startswith(f"{phrase} ")]
    return len(max(starts, key=len).split()) if starts else 0


def _stands(phrases: Iterable[str], folded: str) -> bool:
    return any(" " in phrase and f" {phrase} " in f" {folded} " for phrase in phrases)


def _forgiven(phrase: str) -> int:
    return 0 if len(phrase) < 5 else min(len(phrase) // 5, 2)


def distance(one: str, other: str) -> int:
    """Slips between two words: letters left out, added, changed, or swapped with the next. Three mean three or more."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 < j and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
