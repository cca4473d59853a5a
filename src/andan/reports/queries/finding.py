"""What an officer types into the search box of the desk: a number of the register, a code, or words."""

import re

from django.db.models import Q

from andan.kit import codes
from andan.kit.text import fold
from andan.reports.models import CODE_LENGTH

_NUMBER = re.compile(r"0*(?P<number>\d{1,8})(?:/(?P<year>\d{4}))?")  # 17, 0017, 0017/2026
_DATED = re.compile(r"(?:AD)?(?:\d{4})?")  # what a code begins with, and what people leave out


def matches(text: str) -> Q:
    """The reports that `text`, one clean line, may mean. Words may stand anywhere, in any order, without accents."""
    return _numbered(text) | _coded(text) | _worded(text)


def _numbered(text: str) -> Q:
    found = _NUMBER.fullmatch(text)
    if not found:
        return Q()
    year = {"number_year": int(found["year"])} if found["year"] else {}
    return Q(number=int(found["number"]), **year)


def _coded(text: str) -> Q:
    """`AD-2611-XRM-7K2`, `xrm7k2` or the last three characters."""
    compact = codes.compact(text)
    tail = _DATED.sub("", compact, count=1) if len(compact) > CODE_LENGTH else compact
    ending = codes.grouped(tail, 3) if len(tail) == CODE_LENGTH else text
    return Q(code__iendswith=ending)


def _worded(text: str) -> Q:
    """Every word is in the subject or in the words for the place."""
    words = Q()
    for word in fold(text).split():
        words &= Q(folded__contains=word)
    return words
