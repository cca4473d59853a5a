"""The twelve digits of a personal identification number (Thông tư 59/2021/TT-BCA, Điều 4): what they can be. Pure.

Three digits of the place (000 stands for nobody: invented people have it), one of century and sex, two of the year
of birth, six at random. The place is 0xx; century and sex are 0 and 1 for 19xx, 2 and 3 for 20xx.
"""

import re
import unicodedata

from andan.kit import clock

_BETWEEN = re.compile(r"[\s.\-]+")
_TWELVE = re.compile(r"[0-9]{12}")
_PLACE, _CENTURY, _YEAR = slice(0, 1), 3, slice(4, 6)

TWELVE = "Số định danh có đúng 12 chữ số, như in trên thẻ căn cước. Xem lại từng số."
NO_SUCH = "Số này không phải số định danh. Xem lại bốn số đầu trên thẻ căn cước."
TOO_LATE = "Số này là của người sinh sau năm nay. Xem lại sáu số đầu trên thẻ căn cước."
OTHER_YEAR = "Số này là của người sinh năm {year}, khác ngày sinh đã ghi. Xem lại cả hai."


class NumberUnclear(ValueError):  # noqa: N818 - an answer to a person, not an error
    """Not such a number. `sentence` is Vietnamese, says what to do, and repeats nothing of the number but a year."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def of_citizen(text: str) -> str:
    """The twelve digits of what somebody typed, with spaces, dots or dashes between. Raises NumberUnclear."""
    digits = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if not _TWELVE.fullmatch(digits):
        raise NumberUnclear(TWELVE)
    if digits[_PLACE] != "0" or digits[_CENTURY] > "3":
        raise NumberUnclear(NO_SUCH)
    if birth_year(digits) > clock.today().year:
        raise NumberUnclear(TOO_LATE)
    return digits


def agree(digits: str, year: int) -> None:
    """Raises NumberUnclear when the number is of somebody who was born in another year."""
    if birth_year(digits) != year:
        raise NumberUnclear(OTHER_YEAR.format(year=birth_year(digits)))


def birth_year(digits: str) -> int:
    """1997 of `031097…`."""
    return 1900 + 100 * (int(digits[_CENTURY]) // 2) + int(digits[_YEAR])
