"""What a report says as the search reads it: bare words in their order, and marks of what it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from andan.kit.text import fold

GAP = "zqz"  # stands between two texts, so that no phrase runs from one into the other
WORD_MAX = 40  # characters; nothing that long is a word
_PIECES, _SHORTEST, _LONGEST = 6, 6, 15  # a plate or a telephone number: pieces, and characters together


@dataclass(frozen=True, slots=True)
class Document:
    """A report for the search. `told`: what whoever sees it may read; `internal`: for officers only.

    Both are bare words with one space between. `marks` begin with a capital, which no word has.
    """

    marks: frozenset[str]
    told: str
    internal: str = ""


def read(texts: Iterable[str]) -> str:
    """The texts one after another as bare words. Numbers written in pieces come once more in one piece, at the end."""
    said = [words(text) for text in texts if text]
    joined = [number for some in said for number in numbers(some)]
    parts = [" ".join(some) for some in (*said, joined) if some]
    return f" {GAP} ".join(parts)


def words(text: str) -> list[str]:
    """The words of a text without accents, in their order."""
    return [word[:WORD_MAX] for word in fold(text).split()]


def numbers(said: Sequence[str]) -> Iterator[str]:
    """`29h1 123 45` as `29h112345`: what people write with points, dashes and spaces, and ask for in one piece."""
    for start in range(len(said)):
        joined = said[start] if _has_digit(said[start]) else ""
        for piece in said[start + 1 : start + _PIECES]:
            if not joined or not _has_digit(piece):
                break
            joined += piece
            if _SHORTEST <= len(joined) <= _LONGEST:
                yield joined


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)
