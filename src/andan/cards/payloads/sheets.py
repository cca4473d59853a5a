"""XLSX: every row of every sheet as one line of cells parted by tabs."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

import python_calamine

from andan.cards.payloads.rows import Row
from andan.kit.refusals import Invalid, TooLarge

MOST_BYTES = 50_000_000
MOST_UNPACKED = 400_000_000

TOO_LARGE = "Tệp Excel lớn hơn 50 MB. Chia thành nhiều tệp, hoặc lưu kiểu .csv rồi gửi lại."
BROKEN = "Tệp Excel bị hỏng hoặc không phải .xlsx. Mở bằng Excel, lưu lại kiểu .xlsx rồi gửi lại."


def rows(head: bytes, stream: BinaryIO) -> Iterator[Row]:
    """Raises TooLarge, or Invalid for what is no sound workbook."""
    content = head + stream.read(MOST_BYTES + 1 - len(head))
    if len(content) > MOST_BYTES:
        raise TooLarge(TOO_LARGE)
    _check(content)
    return _rows(content)


def _check(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Invalid(BROKEN) from None
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise Invalid(BROKEN)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise TooLarge(TOO_LARGE)


def _rows(content: bytes) -> Iterator[Row]:
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        for name in workbook.sheet_names:
            for number, cells in enumerate(workbook.get_sheet_by_name(name).iter_rows(), 1):
                text = "\t".join(map(_text, cells))
                if text.strip():
                    yield number, name, text
    except (python_calamine.CalamineError, ValueError, OSError):
        raise Invalid(BROKEN) from None


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return " ".join(cell.split()) if "\t" in cell or "\n" in cell else cell
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
