"""A workbook of reports and of their figures. Written row by row, so that memory does not grow with them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from andan.kit.clock import HANOI
from andan.reports.figures.columns import REPORT_HEAD, Cell

MOST_ROWS = 1_000_000  # on one sheet; a spreadsheet bears a little more
_WIDTHS = (18, 30, 9, 9, 24, 24, 14, 8, 24, 16)


class Sheet(NamedTuple):
    """A table of figures: the name of its sheet, its head, and its lines."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write(path: Path, pieces: Iterable[list[list[Cell]]], sheets: Iterable[Sheet], *, workspace: Path) -> int:
    """Write the reports and then the tables to `path`; returns how many reports there are.

    `workspace` is a folder for what xlsxwriter writes on the way. Nothing in a cell is ever a formula or a link.
    """
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    options = {"constant_memory": True, "tmpdir": str(workspace), **plain}
    with xlsxwriter.Workbook(str(path), options) as book:
        written = _Reports(book).write(pieces)
        for sheet in sheets:
            _table(book, sheet)
    return written


class _Reports:
    """The sheets of reports, a new one where one is full."""

    def __init__(self, book: Any) -> None:
        self._book, self._bold = book, book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        self._sheets, self._row = 0, 0
        self._sheet: Any = None
        self._turn()

    def write(self, pieces: Iterable[list[list[Cell]]]) -> int:
        written = 0
        for piece in pieces:
            for line in piece:
                self._line(line)
            written += len(piece)
        return written

    def _line(self, line: Sequence[Cell]) -> None:
        if self._row > MOST_ROWS:
            self._turn()
        for column, cell in enumerate(line):
            if isinstance(cell, datetime):
                self._sheet.write_datetime(
                    self._row, column, cell.astimezone(HANOI).replace(tzinfo=None), self._moment
                )
            elif isinstance(cell, int):
                self._sheet.write_number(self._row, column, cell)
            elif cell:
                self._sheet.write_string(self._row, column, str(cell))
        self._row += 1

    def _turn(self) -> None:
        self._sheets += 1
        name = "Phản ánh" if self._sheets == 1 else f"Phản ánh {self._sheets}"
        self._sheet, self._row = self._book.add_worksheet(name), 1
        _head(self._sheet, REPORT_HEAD, self._bold)
        for column, width in enumerate(_WIDTHS):
            self._sheet.set_column(column, column, width)


def _table(book: Any, sheet: Sheet) -> None:
    made = book.add_worksheet(sheet.name)
    _head(made, sheet.head, book.add_format({"bold": True, "text_wrap": True, "valign": "top"}))
    for place, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                made.write_number(place, column, cell)
            elif cell is not None:
                made.write_string(place, column, str(cell))
    made.set_column(0, 0, 32)


def _head(sheet: Any, head: Sequence[str], form: Any) -> None:
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, form)
    sheet.freeze_panes(1, 1)
