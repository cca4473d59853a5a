"""The heading of a list: which columns hold names and birth dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from andan.kit.text import fold

_NAMES = {"ho ten", "ho va ten", "ho va ten cong dan", "ho ten cong dan", "ten cong dan", "full name", "name"}
_FAMILY = {"ho", "ho dem", "ho va dem", "ho lot", "ho va ten dem", "ho ten dem", "ho va chu dem"}
_GIVEN = {"ten"}
_BIRTHS = {"ngay sinh", "ngay thang nam sinh", "sinh ngay", "nam sinh", "ngay thang sinh", "date of birth"}
_NUMBERS = {"so cccd", "cccd", "so can cuoc", "so cmnd", "cmnd", "so dinh danh", "so dinh danh ca nhan"}
_AROUND = {
    "stt",
    "tt",
    "so tt",
    "so thu tu",
    "id",
    "no",
    "gioi tinh",
    "dia chi",
    "noi thuong tru",
    "ngay cap",
    "ghi chu",
}
_MOMENTS = {"thoi gian", "ngay quet", "date", "time", "timestamp"}
_CONTENTS = {
    "noi dung",
    "ma qr",
    "qr",
    "noi dung qr",
    "qr code",
    "qrcode",
    "barcode",
    "code",
    "content",
    "contents",
}
_SCANS = {"du lieu", "ket qua", "data", "text", "value", "raw", "result", "type", "format"}
_KNOWN = _NAMES | _BIRTHS | _NUMBERS | _AROUND | _MOMENTS | _CONTENTS | _SCANS
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a list has its names (one column, or family and given name in two) and its birth dates."""

    names: tuple[int, ...]
    birth: int

    def of(self, cells: Sequence[str]) -> tuple[str, str]:
        """The name and the birth date of one row, as they stand."""
        name = " ".join(cells[at].strip() for at in self.names if at < len(cells))
        return name.strip(), cells[self.birth].strip() if self.birth < len(cells) else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`columns` is None when the heading is that of a list of payloads."""

    columns: Columns | None


def heading(cells: Sequence[str]) -> Heading | None:
    """The heading that a row is, or None when it is none."""
    told = [fold(cell) if len(cell) <= _LONGEST else "" for cell in cells]
    names = next(([at] for at, word in enumerate(told) if word in _NAMES), None) or _in_two(told)
    birth = next((at for at, word in enumerate(told) if word in _BIRTHS), None)
    if names and birth is not None:
        return Heading(Columns(tuple(names), birth))
    known = sum(1 for word in told if word in _KNOWN)
    return Heading(None) if known and known * 2 >= sum(1 for word in told if word) else None


def _in_two(told: Sequence[str]) -> list[int]:
    family = next((at for at, word in enumerate(told) if word in _FAMILY), None)
    given = next((at for at, word in enumerate(told) if word in _GIVEN), None)
    return [] if given is None else [given] if family is None else [family, given]
