"""XLSX: each row of each sheet as one text, its cells parted by tabs. The rows are streamed, wherever they stand."""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from andan.cards.payloads.meanings import Days, texts
from andan.cards.payloads.rows import Row
from andan.cards.payloads.texts import filled
from andan.cards.payloads.workbooks import (
    MOST_TEXT,
    TOO_LARGE,
    Attributes,
    fed,
    local,
    opened,
    parser_of,
    sheets,
    sound,
)
from andan.kit.refusals import TooLarge

MOST_BYTES = 50_000_000
MOST_COLUMNS = 200
MOST_OF_A_ROW = 4 * MOST_TEXT  # letters that are looked at: a row may name one long text two hundred times
_BREAKS = re.compile(r'["\t\r\n]')  # what would part a text into other cells


def rows(head: bytes, stream: BinaryIO) -> Iterator[Row]:
    """Raises TooLarge, and Invalid for what is no sound workbook: at once, or where it breaks off."""
    content = head + filled(stream, MOST_BYTES + 1 - len(head))
    if len(content) > MOST_BYTES:
        raise TooLarge(TOO_LARGE)
    package = opened(content)
    with sound():
        parts = list(sheets(package))
        shared, days = texts(package), Days(package)
    return _rows(package, parts, shared, days)


def _rows(
    package: zipfile.ZipFile, parts: list[tuple[str, str]], shared: list[str], days: Days
) -> Iterator[Row]:
    for name, part in parts:
        sheet = _Sheet(shared, days)
        with sound():
            for _ in fed(sheet.parser, package, part):
                yield from ((number, name, text) for number, text in sheet.taken())


class _Sheet:
    """Rows as they end. A cell's place is told by its reference, or it stands beside the one before."""

    def __init__(self, shared: list[str], days: Days) -> None:
        self.parser = parser_of(start=self._start, end=self._end, text=self._text)
        self._shared, self._days = shared, days
        self._done: list[tuple[int, str]] = []
        self._cells: list[str] = []
        self._number, self._at, self._room = 0, 0, 0
        self._kind = self._style = ""
        self._said: list[str] = []
        self._listens = False

    def taken(self) -> list[tuple[int, str]]:
        done, self._done = self._done, []
        return done

    def _start(self, tag: str, attributes: Attributes) -> None:
        tag = local(tag)
        if tag in {"v", "t"}:
            self._listens = True
        elif tag == "c":
            self._at = _column(attributes.get("r", ""), len(self._cells))
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._said = []
        elif tag == "row":
            self._number = int(attributes.get("r", self._number + 1))
            self._cells, self._room = [], MOST_OF_A_ROW

    def _end(self, tag: str) -> None:
        tag = local(tag)
        if tag in {"v", "t"}:
            self._listens = False
        elif tag == "c" and self._said and self._at < MOST_COLUMNS and self._room > 0:
            self._cells += [""] * (self._at + 1 - len(self._cells))
            self._cells[self._at] = text = self._value("".join(self._said)[:MOST_TEXT])
            self._room -= len(text)
        elif tag == "row" and self._cells:
            self._done.append((self._number, "\t".join(self._cells)))

    def _text(self, data: str) -> None:
        if self._listens:
            self._said.append(data[:MOST_TEXT])

    def _value(self, said: str) -> str:
        if self._kind == "s":
            said = self._shared[int(said)]
        elif self._kind == "n":
            return _number(float(said), self._days, self._style)
        return " ".join(said.split()).replace('"', "”") if _BREAKS.search(said) else said


def _number(number: float, days: Days, style: str) -> str:
    if style in days.styles:
        return days.day(number)
    return f"{number:.0f}" if number.is_integer() else str(number)


def _column(reference: str, beside: int) -> int:
    """`B7` is 1."""
    at = 0
    for char in reference[:4]:
        if not "A" <= char <= "Z":
            break
        at = at * 26 + ord(char) - 64
    return at - 1 if at else beside
