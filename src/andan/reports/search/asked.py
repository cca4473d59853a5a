"""What somebody types into the search: words, "phrases in quotes", a number of the register, a code or its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from andan.kit import codes
from andan.reports.search import marks
from andan.reports.search.syllables import apart
from andan.reports.search.words import GAP, Document, numbers, words

TEXT_MAX = 200  # characters that are read
TERMS_MAX = 12
_CODE, _ENDING = 6, 3  # characters of a code after the month, and of its end

_QUOTES = str.maketrans("“”„«»‟", '""""""')
_PIECE = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<plain>[^"]+)')
_NUMBER = re.compile(r"(?:số\s*)?0*(?P<number>\d{1,8})(?:\s*/\s*(?P<year>\d{4}))?", re.IGNORECASE)
_DATED = re.compile(r"(?:AD)?(?:\d{4})?")  # what a code begins with, and what people leave out

Phrase = tuple[str, ...]
Term = tuple[Phrase, ...]  # any of these


@dataclass(frozen=True, slots=True)
class Asked:
    """All of `terms` in any order, or one of `marks`."""

    terms: tuple[Term, ...] = ()
    marks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.marks)

    def fits(self, document: Document, *, staff: bool) -> bool:
        """Whether the report is meant; what is internal counts for `staff` only."""
        if document.marks.intersection(self.marks):
            return True
        texts = [f" {text} " for text in (document.told, document.internal if staff else "")]
        return bool(self.terms) and all(
            any(f" {' '.join(phrase)} " in text for phrase in term for text in texts) for term in self.terms
        )

    @property
    def phrases(self) -> set[Phrase]:
        """Everything that may be shown as found."""
        return {phrase for term in self.terms for phrase in term}


def read(typed: str) -> Asked:
    """What is asked for. Nothing is an error; of a very long text the beginning is read."""
    text = typed[:TEXT_MAX].translate(_QUOTES)
    terms = list(dict.fromkeys(_terms(text)))[:TERMS_MAX]
    return Asked(tuple(terms), tuple(dict.fromkeys((*_numbered(text.strip()), *_coded(text.strip())))))


def _terms(text: str) -> Iterator[Term]:
    for piece in _PIECE.finditer(text):
        said = tuple(word for word in words(piece["quoted"] or piece["plain"] or "") if word != GAP)
        if piece["quoted"] is not None:
            yield from ((said, *_whole(said)),) if said else ()
        else:
            yield from _loose(said)


def _loose(said: Phrase) -> Iterator[Term]:
    """Each word for itself; a run of numbers together, in pieces or in one."""
    place = 0
    while place < len(said):
        run = _run(said[place:])
        if len(run) > 1 and (one := _whole(run)):
            yield (run, *one)
        else:
            yield from (((word,), *apart(word)) for word in run)
        place += len(run)


def _run(said: Phrase) -> Phrase:
    """The words at the beginning that have digits; the first word alone when it has none."""
    with_digits = next((place for place, word in enumerate(said) if word.isalpha()), len(said))
    return said[: max(with_digits, 1)]


def _whole(said: Phrase) -> list[Phrase]:
    """The run in one piece, as `words.read` keeps it."""
    one = "".join(said)
    return [(one,)] if len(said) > 1 and one in numbers(said) else []


def _numbered(text: str) -> tuple[str, ...]:
    found = _NUMBER.fullmatch(text)
    if not found:
        return ()
    alone, dated = marks.numbered(int(found["number"]), int(found["year"] or 0))
    return (dated if found["year"] else alone,)


def _coded(text: str) -> tuple[str, ...]:
    """`AD-2611-XRM-7K2`, `xrm7k2` or the last three characters; bare letters in small print are a word."""
    compact = codes.compact(text)
    tail = _DATED.sub("", compact, count=1) if len(compact) > _CODE else compact
    sure = (
        any(char.isdigit() for char in tail)
        or text.isupper()
        or (len(tail) == _CODE and codes.is_sound(tail))
    )
    return (f"C{tail}",) if len(tail) >= _ENDING and tail.isascii() and sure else ()
