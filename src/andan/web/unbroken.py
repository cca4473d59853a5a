"""Vietnamese words of two syllables that a line must not break. Pure; the list is `unbroken.txt`."""

import re
from importlib import resources

from andan.kit.text import NO_BREAK

PAIRS = (resources.files(__package__) / "unbroken.txt").read_text("utf-8").splitlines()

_PAIR = re.compile(r"\b(" + "|".join(pair.replace(" ", r"(?: )") for pair in PAIRS) + r")\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(khu phố|tổ|ấp|thôn|số|lầu|tầng|điều|khoản|quận|bước|mức) (?=\d)", re.IGNORECASE)
_MEASURE = re.compile(r"(?<=\d) (?=(?:%|km|m|kg|giờ|phút|ngày|tháng|năm|tuổi|đ|MB|kB|GB)(?:\W|$))")
_WEEKDAY = re.compile(r"\b(thứ) (?=(?:hai|ba|tư|năm|sáu|bảy)\b)", re.IGNORECASE)


def unbroken(text: str) -> str:
    """A sentence whose two-syllable words, numbered places and measures hold together."""
    for pattern in (_NAMED, _PAIR, _MEASURE, _WEEKDAY):
        text = pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return text


def whole(name: str) -> str:
    """A name that is never broken: `Lê Văn Thử`."""
    return name.replace(" ", NO_BREAK)
