"""Birth dates as cards give them and as people type them. Pure.

A birth is `yyyymmdd`; day and month are 00 where only the year is known, the day alone where month and year are.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from andan.kit import clock

EARLIEST = 1900
LONGEST = 40  # letters that are looked at
_FIRST = date(EARLIEST, 1, 1)

_EIGHT = re.compile(r"[0-9]{8}")
_BOX = re.compile(r"[0-9]{0,2}")
_YEAR = re.compile(r"[0-9]{4}")
_DAY_FIRST = re.compile(r"(?:[0-9]{1,2}[^0-9]{1,7})?[0-9]{1,2}[^0-9]{1,7}[0-9]{4}")
_YEAR_FIRST = re.compile(r"[0-9]{4}[^0-9]{1,7}[0-9]{1,2}[^0-9]{1,7}[0-9]{1,2}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[^0-9]{1,7}[0-9]{1,2}[^0-9]{1,7}[0-9]{2}")
_NUMBERS = re.compile(r"[0-9]+")
_EDGES = re.compile(r"^[^0-9]+|[^0-9]+$")

_THINKABLE = range(1800, 2100)
_Reading = Callable[[str], tuple[int, int, int]]

EMPTY = "Gõ ngày sinh, ví dụ 09/07/1997."
UNREADABLE = "Gõ ngày sinh theo thứ tự ngày, tháng, năm, ví dụ 09/07/1997. Giấy tờ chỉ ghi năm thì gõ năm."
SHORT_YEAR = "Gõ đủ bốn chữ số của năm sinh, ví dụ 1997."
NO_DAY = "Gõ cả ngày sinh. Giấy tờ chỉ ghi năm thì chỉ gõ năm."
NO_MONTH = "Gõ cả tháng sinh. Giấy tờ chỉ ghi năm thì để trống ngày và tháng."
NO_SUCH_DAY = "Ngày này không có trong lịch. Xem lại ngày và tháng sinh."
TOO_LATE = "Ngày sinh ở sau hôm nay. Xem lại năm sinh."
TOO_EARLY = f"Năm sinh trước {EARLIEST}. Xem lại năm sinh, gõ đủ bốn chữ số."


class BirthUnclear(ValueError):  # noqa: N818 - an answer to a person, not an error
    """Not a birth date. `sentence` is Vietnamese, says what to do, and repeats nothing of what was typed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def of_card(text: str, *, today: date | None = None) -> str:
    """The birth a card gives: ddMMyyyy, dd/MM/yyyy, yyyy, and 00 for what is not known. Raises BirthUnclear."""
    plain, now = _plain(text), today or clock.today()
    if _EIGHT.fullmatch(plain):
        return _turned(plain, now) or _first_real(plain, _day_first, _year_first, now)
    return _parted(plain, now)


def of_citizen(text: str, *, today: date | None = None) -> str:
    """The birth somebody typed: yyyymmdd, ddmmyyyy, dd/mm/yyyy, d-m-yyyy, yyyy. Raises BirthUnclear.

    No eight digits can be read both ways: where one order has its century, 19 or 20, the other has its month.
    """
    plain = _plain(text)
    if _EIGHT.fullmatch(plain):
        return _first_real(plain, _year_first, _day_first, today or clock.today())
    return _parted(plain, today or clock.today())


def of_boxes(day: str, month: str, year: str, *, today: date | None = None) -> str:
    """The birth typed in three boxes; day and month may be left empty. Raises BirthUnclear."""
    typed = [_plain(box) for box in (day, month, year)]
    if not any(typed):
        raise BirthUnclear(EMPTY)
    if not _YEAR.fullmatch(typed[2]):
        raise BirthUnclear(SHORT_YEAR)
    if not all(_BOX.fullmatch(box) for box in typed[:2]):
        raise BirthUnclear(UNREADABLE)
    return _real(*(int(box or 0) for box in reversed(typed)), today=today or clock.today())


def shown(birth: str) -> str:
    """`19970709` as `09/07/1997`, `19510000` as `1951`, `19510700` as `07/1951`; "" stays ""."""
    year, month, day = birth[:4], birth[4:6], birth[6:]
    return "/".join(part for part in (day, month, year) if part.strip("0"))


def canonical(birth: str) -> str:
    """The first day a birth can mean: who is known by a year is found by its first of January, and the other way."""
    year, month, day = birth[:4], birth[4:6], birth[6:]
    return f"{year}{'01' if month == '00' else month}{'01' if day == '00' else day}"


def _plain(text: str) -> str:
    if _EIGHT.fullmatch(text):
        return text
    if len(text) > LONGEST:
        raise BirthUnclear(UNREADABLE)
    return _EDGES.sub("", unicodedata.normalize("NFKC", text))


def _turned(digits: str, today: date) -> str:
    """ddMMyyyy turned round when it is a whole day that can be a birth, as nearly all are; "" otherwise."""
    turned = digits[4:] + digits[2:4] + digits[:2]
    try:
        born = date.fromisoformat(turned)
    except ValueError:
        return ""
    return turned if _FIRST <= born <= today else ""


def _day_first(digits: str) -> tuple[int, int, int]:
    return int(digits[4:]), int(digits[2:4]), int(digits[:2])


def _year_first(digits: str) -> tuple[int, int, int]:
    return int(digits[:4]), int(digits[4:6]), int(digits[6:])


def _parted(plain: str, today: date) -> str:
    numbers = [int(found) for found in _NUMBERS.findall(plain)]
    if not plain:
        raise BirthUnclear(EMPTY)
    if _YEAR.fullmatch(plain):
        return _real(numbers[0], 0, 0, today=today)
    if _YEAR_FIRST.fullmatch(plain):
        return _real(*numbers, today=today)
    if _DAY_FIRST.fullmatch(plain):
        return _real(*[*reversed(numbers), 0][:3], today=today)
    raise BirthUnclear(SHORT_YEAR if _SHORT_YEAR.fullmatch(plain) else UNREADABLE)


def _first_real(digits: str, first: _Reading, second: _Reading, today: date) -> str:
    """The reading that is a birth; when none is, what is wrong with the first one whose year could be one."""
    try:
        return _real(*first(digits), today=today)
    except BirthUnclear as unclear:
        try:
            return _real(*second(digits), today=today)
        except BirthUnclear as other:
            raise unclear if first(digits)[0] in _THINKABLE else other from None


def _real(year: int, month: int, day: int, *, today: date) -> str:
    if day and not month:
        raise BirthUnclear(NO_MONTH)
    if year < EARLIEST:
        raise BirthUnclear(TOO_EARLY)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise BirthUnclear(NO_SUCH_DAY) from None
    if first > today:
        raise BirthUnclear(TOO_LATE)
    return f"{year:04d}{month:02d}{day:02d}"
