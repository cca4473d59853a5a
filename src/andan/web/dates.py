"""Dates as people type them. Pure."""

import re
from datetime import date

_EIGHT = re.compile(r"\d{8}")
_PARTS = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})")


def read(typed: str) -> date:
    """`9/7/1997`, `09-07-1997`, `19970709` or `09071997` as a date. Raises ValueError for anything else."""
    text = typed.strip().strip("/")
    if _EIGHT.fullmatch(text):
        return _compact(text)
    found = _PARTS.fullmatch(text)
    if not found:
        raise ValueError(typed)
    day, month, year = map(int, found.groups())
    return date(year, month, day)


def _compact(text: str) -> date:
    """Eight digits: the year first when that makes a date, else the day first."""
    try:
        year_first = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return date(int(text[4:]), int(text[2:4]), int(text[:2]))
    return year_first
