"""Rows of a list: which part of a row is the card, or which cells are a name and a birth date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from andan.cards.payloads.cells import cells_of
from andan.cards.payloads.headers import Columns, heading

Row = tuple[int, str, str]  # number from 1, sheet or "", text

_PAYLOAD = re.compile(r"([0-9]{12}\|(?:[^\"\t]*\|[0-9]{8}(?![0-9])|[^\"\t]*))[^\"\t]*")
_LONE = re.compile(r"\s*eyJ|\s*[0-9]{12}\s*$")
_NAME = re.compile(r"\s*[^\W\d_]+(?:[ '’.\-]+[^\W\d_]+)+\s*")
_DATES = (r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}", r"\d{4}-\d\d-\d\d", r"(?:19|20)\d{6}", r"\d{4}(?:19|20)\d\d")
_DAY = re.compile(rf"\s*(?:{'|'.join(_DATES)})\s*", re.ASCII)
_RECENT = re.compile(r"20[2-9][0-9]")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?$")
_SEVEN = re.compile(r"[0-9]{7}")
_TITLES = 20  # rows above a heading


class Line(NamedTuple):
    """One row that may be a card. `text` is for `read`: what a scanner said, or a labelled name and birth date."""

    number: int
    sheet: str
    text: str

    def __repr__(self) -> str:
        """Without the text: it may hold a card."""
        return f"Line(number={self.number}, sheet={self.sheet!r})"


def lines(rows: Iterable[Row]) -> Iterator[Line]:
    """Each row that may be a card; each card where a row holds several.

    Headings, the titles above them and the rest of a quoted cell are left out.
    """
    for _, sheet in groupby(rows, key=itemgetter(1)):
        yield from _Sheet().lines(sheet)


class _Sheet:
    """What the rows so far say about those that follow.

    `_titles` are rows that held no card: kept until the first card shows that they were meant as cards, or a heading
    that they were not; None from then on.
    """

    def __init__(self) -> None:
        self._columns: Columns | None = None
        self._titles: list[Line] | None = []
        self._quoted = False

    def lines(self, rows: Iterable[Row]) -> Iterator[Line]:
        for number, sheet, text in rows:
            found = _PAYLOAD.findall(text)
            if found:
                self._quoted = '"' in text and _opens_a_quote(text)
                if self._titles is not None:
                    yield from self._settled()
                for card in dict.fromkeys(found):
                    yield Line(number, sheet, card)
            elif self._quoted and _opens_a_quote(text):
                self._quoted = False
            else:
                yield from self._cells(number, sheet, text)
        yield from self._titles or ()

    def _cells(self, number: int, sheet: str, text: str) -> Iterator[Line]:
        cells = cells_of(text)
        told = heading(cells)
        if told:
            self._columns, self._titles = told.columns, None
            return
        name, birth = self._columns.of(cells) if self._columns else _by_look(cells)
        if name and (birth or self._columns):
            yield from self._settled(Line(number, sheet, _labelled(name, birth)))
        elif not self._columns or birth:
            yield from self._strange(Line(number, sheet, _likeliest(cells, text)))

    def _strange(self, line: Line) -> Iterator[Line]:
        if self._titles is not None and len(self._titles) < _TITLES:
            self._titles.append(line)
        else:
            yield from self._settled(line)

    def _settled(self, *lines: Line) -> Iterator[Line]:
        yield from self._titles or ()
        self._titles = None
        yield from lines


def _opens_a_quote(text: str) -> bool:
    return text.count('"') % 2 == 1


def _labelled(name: str, birth: str) -> str:
    """A sheet takes 09071997 for a number and drops its first digit; a day it tells with an hour."""
    told = _MIDNIGHT.sub("", birth).replace("|", " ")
    return f"Họ tên:{name.replace('|', ' ')}|Ngày sinh:{told.zfill(8) if _SEVEN.fullmatch(told) else told}"


def _by_look(cells: Sequence[str]) -> tuple[str, str]:
    """A name and a birth date in a list without a heading: the only day, when it cannot be that of the scan."""
    names = [cell for cell in cells if _NAME.fullmatch(cell)]
    days = [cell for cell in cells if _DAY.fullmatch(cell)]
    sure = names and len(days) == 1 and not _RECENT.search(days[0])
    return (names[0].strip(), days[0].strip()) if sure else ("", "")


def _likeliest(cells: Sequence[str], text: str) -> str:
    """The cell that a scanner may have filled, else the whole row."""
    return next((cell for cell in cells if "|" in cell or _LONE.match(cell)), text)
