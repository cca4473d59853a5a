"""Where in a text the words that were asked for stand, to be shown. The template marks them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from andan.kit.text import fold
from andan.reports.search.asked import Asked, Phrase

LENGTH, BEFORE = 180, 50  # characters of an excerpt, and of those before the first word found
_WORD = re.compile(r"\w+")
_PIECES = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; `hit` when it was asked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    phrase: Phrase


def whole(text: str, asked: Asked) -> list[Part]:
    """The text in pieces; joined again they are the text itself."""
    return _cut(text, _spans(text, asked), 0, len(text))


def best(texts: Iterable[str], asked: Asked) -> int:
    """Which of the texts has the most of what was asked for; the first of several, -1 when none has any."""
    counts = [len({span.phrase for span in _spans(text, asked)}) for text in texts]
    return counts.index(max(counts)) if any(counts) else -1


def excerpt(text: str, asked: Asked) -> list[Part]:
    """One line around the first word found, or the beginning."""
    line = " ".join(text.split())
    spans = _spans(line, asked)
    start = _word_start(line, max(spans[0].start - BEFORE, 0)) if spans else 0
    end = _word_end(line, start + LENGTH)
    parts = _cut(line, spans, start, end)
    return [*([Part("… ")] if start else []), *parts, *([Part(" …")] if end < len(line) else [])]


def _spans(text: str, asked: Asked) -> list[_Span]:
    """What was found, in order, not overlapping; the longer of two that begin at one place."""
    found = [(one.start(), one.end(), fold(one.group())) for one in _WORD.finditer(text)]
    bare = [word for _, _, word in found]
    phrases = sorted(asked.phrases, key=lambda phrase: -len(phrase))
    spans, place = [], 0
    while place < len(found):
        phrase, taken = next(
            ((phrase, taken) for phrase in phrases if (taken := _taken(bare, place, phrase))), ((), 0)
        )
        if taken:
            spans.append(_Span(found[place][0], found[place + taken - 1][1], phrase))
        place += taken or 1
    return spans


def _taken(bare: Sequence[str], place: int, phrase: Phrase) -> int:
    """How many words from `place` are the phrase, or a number in pieces that was asked for in one."""
    if tuple(bare[place : place + len(phrase)]) == phrase:
        return len(phrase)
    if len(phrase) > 1 or phrase[0].isalpha() or not phrase[0].startswith(bare[place] or "-"):
        return 0
    return next(
        (count for count in range(2, _PIECES + 1) if "".join(bare[place : place + count]) == phrase[0]), 0
    )


def _cut(text: str, spans: Sequence[_Span], start: int, end: int) -> list[Part]:
    parts = []
    for span in spans:
        if start <= span.start and span.end <= end:
            parts += [Part(text[start : span.start]), Part(text[span.start : span.end], hit=True)]
            start = span.end
    return [part for part in (*parts, Part(text[start:end])) if part.text]


def _word_start(line: str, place: int) -> int:
    return line.find(" ", place) + 1 if place else 0


def _word_end(line: str, place: int) -> int:
    return len(line) if place >= len(line) else line.rfind(" ", 0, place)
