"""What the numbers in the cells of an XLSX mean: shared texts, and days."""

import re
import zipfile
from datetime import date, timedelta

from andan.cards.payloads.workbooks import MOST_TEXT, Attributes, elements, fed, local, parser_of

_TEXTS, _STYLES, _WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
_BUILT_IN = {*range(14, 23), *range(27, 37), *range(50, 59)}
_SPOKEN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_1900, _FIRST_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_900_000


def texts(package: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by number."""
    if _TEXTS not in package.namelist():
        return []
    collector = _Texts()
    for _ in fed(parser_of(start=collector.start, end=collector.end, text=collector.text), package, _TEXTS):
        pass
    return collector.found


class _Texts:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._spoken = self._silent = False

    def start(self, tag: str, _: Attributes) -> None:
        tag = local(tag)
        if tag == "si":
            self._parts = []
        self._silent = self._silent or tag == "rPh"
        self._spoken = tag == "t" and not self._silent

    def end(self, tag: str) -> None:
        tag = local(tag)
        self._spoken = False
        self._silent = self._silent and tag != "rPh"
        if tag == "si":
            self.found.append("".join(self._parts)[:MOST_TEXT])

    def text(self, data: str) -> None:
        if self._spoken:
            self._parts.append(data[:MOST_TEXT])


class Days:
    """Which styles mean a day, and which day a number then means."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.styles = _day_styles(package)
        told = [attributes for tag, attributes in elements(package, _WORKBOOK) if tag == "workbookPr"]
        since_1904 = bool(told) and told[0].get("date1904", "0") in {"1", "true"}
        self._first = _FIRST_1904 if since_1904 else _FIRST_1900

    def day(self, number: float) -> str:
        """ISO, or the number itself when it means no day."""
        if not 0 < number < _LAST_DAY:
            return str(number)
        return (self._first + timedelta(days=int(number))).isoformat()


def _day_styles(package: zipfile.ZipFile) -> set[str]:
    if _STYLES not in package.namelist():
        return set()
    formats, styles, within = set(map(str, _BUILT_IN)), set(), False
    at = -1
    for tag, attributes in elements(package, _STYLES):
        if tag == "numFmt" and _means_a_day(attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        if tag in {"cellXfs", "cellStyles", "dxfs"}:
            within = tag == "cellXfs"
        if tag == "xf" and within:
            at += 1
            if attributes.get("numFmtId", "") in formats:
                styles.add(str(at))
    return styles


def _means_a_day(code: str) -> bool:
    return bool({"d", "y"} & set(_SPOKEN.sub("", code[:200]).lower()))
