"""The cells of one line."""

import csv

_DELIMITERS = "\t;,|"


def cells_of(line: str) -> list[str]:
    """Parted at tabs, else at semicolons, else at commas, else at bars: whatever occurs first in that order."""
    delimiter = next((mark for mark in _DELIMITERS if mark in line), "")
    if not delimiter:
        return [line.strip().strip('"')]
    if '"' not in line:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter), [])
