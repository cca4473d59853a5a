"""A message read: a word to steer with, a name, a birth date, or several of these."""

import re
from dataclasses import dataclass, field

from andan.cards import keyed
from andan.cards.keyed import NameUnclear
from andan.kit import births
from andan.kit.births import BirthUnclear
from andan.kit.text import clean_line, fold
from andan.zalo.conversation import keywords
from andan.zalo.conversation.keywords import Word

NAME_MAX, NAME_WORDS = 60, range(2, 8)
LONG_NAME, MOST_OF_A_NAME = 4, 5  # words; few names have more
_SURNAMES = frozenset(["nguyen", "tran", "pham", "huynh", "hoang", "phan", "trinh", "bui", "ngo", "doan"])
_NUMBER = re.compile(r"(?<!\d)\d{9,}(?!\d)")  # of a card or a phone: a birth date has eight digits
_BIRTH = re.compile(
    r"(?<!\d)(?:\d{8}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:\d{1,2} ?[-/.] ?)?\d{1,2} ?[-/.] ?\d{4}"
    r"|\d{1,2} \d{1,2} \d{4}"
    r"|\d{1,2} ?tháng ?\d{1,2} ?(?:năm ?|, ?)?\d{4}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}"
    r"|\d{4})(?!\d)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\bh[ọo] (?:v[àa] )?t[êe]n\b:?|\bng[àa]y (?:th[áa]ng n[ăa]m )?sinh\b:?|\bsinh (?:ng[àa]y|n[ăa]m)\b:?"
    r"|\bn[ăa]m sinh\b:?|\b(?:t[êe]n|ns|sinh|ng[àa]y) ?:|\bng[àa]y$",
    re.IGNORECASE,
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+(?:['’.-]{_LETTER}+)*")
_AROUND = ' ,;:.-–|/()"“”'


@dataclass(frozen=True, slots=True)
class Meaning:
    """`birth` is yyyymmdd. `unclear`: what to do about something like a date. `number`: one nobody asked for."""

    word: Word | None = None
    name: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    unclear: str = ""
    number: bool = False


def read(text: str, *, awaited: bool = False) -> Meaning:
    """What `text` means; `awaited` while a name or a birth date is waited for."""
    line, numbers = _NUMBER.subn(" ", clean_line(text))
    line = clean_line(line)
    found = _BIRTH.search(line)
    word = keywords.whole(fold(line), strict=awaited) or (None if found else _topic(fold(line), awaited))
    if word or not (found or awaited or _begins_like_a_name(line)):
        return Meaning(word, number=bool(numbers))
    birth, unclear = _birth(found[0]) if found else ("", "")
    rest = f"{line[: found.start()]} {line[found.end() :]}" if found else line
    return Meaning(None, _name(rest), birth, unclear, bool(numbers))


def _begins_like_a_name(line: str) -> bool:
    """Whether a short line begins with a surname that means nothing else, whatever accents it lacks."""
    words = fold(line).split()
    return len(words) <= MOST_OF_A_NAME and words[:1] != [] and words[0] in _SURNAMES


def _topic(folded: str, awaited: bool) -> Word | None:
    """What a longer message is about. While a name is awaited only what is too long for most names is asked."""
    if keywords.alarm(folded):
        return Word.URGENT
    return keywords.inside(folded) if not awaited or len(folded.split()) > LONG_NAME else None


def _birth(text: str) -> tuple[str, str]:
    """The birth, or the sentence that says what is wrong with it."""
    try:
        return births.of_citizen(text), ""
    except BirthUnclear as unclear:
        return "", unclear.sentence


def _name(line: str) -> str:
    """The name in what is left of the line, as it was written; "" when that is no name."""
    words = _LABELS.sub(" ", clean_line(line).strip(_AROUND)).strip(_AROUND).split()
    words = words[keywords.without_lookup(fold(" ".join(words))) :]
    if len(words) > 2 and words[-1] == "sinh" and words[0] != words[0].lower():
        words.pop()
    told = " ".join(words).strip(_AROUND)
    return told if len(told.split()) in NAME_WORDS and len(told) <= NAME_MAX and _is_spelled(told) else ""


def _is_spelled(name: str) -> bool:
    """Whether it is made of words, and of letters that a card can be looked for with."""
    try:
        return all(_WORD.fullmatch(word) for word in name.split()) and bool(keyed.spelled(name))
    except NameUnclear:
        return False
