"""Lists of invented cards as scanners, phones and officers save them; with errors on purpose."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

import xlsxwriter

from andan.cards.tests.invented import Person, person
from andan.cards.tests.scans import DAMAGES, MISREADINGS, NOT_CARDS, SPELLINGS, seven

_EXACT = ("cp1252", "latin-1", "cp437", "mac_roman")
_HARMFUL = ("question_marks", "letters_dropped", "telex_keys", "british_layout", "cut", "twice_glued")


@dataclass(frozen=True, slots=True)
class Scan:
    """One line: `person` is who it must be read as, None when it must not be read."""

    text: str
    person: Person | None


def box(seed: int, count: int, *, damaged: float = 0.0, repeated: float = 0.0) -> list[Scan]:
    """`count` lines in all spellings. A share of them is damaged, a share repeats the card before."""
    chance = Random(seed)
    scans: list[Scan] = []
    for _ in range(count):
        if scans and chance.random() < repeated:
            scans.append(scans[-1])
        elif chance.random() < damaged:
            scans.append(Scan(_damaged(chance), None))
        else:
            scans.append(_whole(chance))
    return scans


def _whole(chance: Random) -> Scan:
    one = person(chance)
    text = chance.choice([*SPELLINGS.values()])(one) if chance.random() < 0.5 else seven(one)
    if text == seven(one) and chance.random() < 0.2:
        text = MISREADINGS[chance.choice(_EXACT)](text)
    return Scan(text.strip("\r\n"), one)


def _damaged(chance: Random) -> str:
    if chance.random() < 0.3:
        return chance.choice([text for text in NOT_CARDS if text])
    one = person(chance)
    while one.full_name.isascii():
        one = person(chance)
    return DAMAGES[chance.choice(_HARMFUL)](seven(one))


def text_of(scans: Iterable[Scan], encoding: str = "utf-8") -> bytes:
    return "".join(f"{scan.text}\r\n" for scan in scans).encode(encoding)


def csv_of(
    scans: Iterable[Scan], *, delimiter: str = ",", column: int = 2, encoding: str = "utf-8-sig"
) -> bytes:
    """The payload in `column` of four, under a heading, as a phone exports it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["STT", "Thời gian", "Định dạng", "Ghi chú"])
    for number, scan in enumerate(scans, 1):
        cells = [str(number), "2026-11-25 08:00", "QR_CODE", "ok"]
        writer.writerow([*cells[:column], scan.text, *cells[column + 1 :]])
    return out.getvalue().encode(encoding)


def sheet_of(*sheets: Sequence[Sequence[object]]) -> bytes:
    """An XLSX; a `date` becomes a cell that shows a day."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for rows in sheets:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell)
                else:
                    sheet.write(at, column, cell)
    workbook.close()
    return out.getvalue()
