"""The short names of laws that rules are written with, and how they are told to people and on paper. Pure."""

import re
from collections.abc import Mapping

_IN_FULL: Mapping[str, str] = {  # in this order: the second TT would be found in the first
    "ANTT": "an ninh, trật tự",
    "BLTTHS": "Bộ luật Tố tụng hình sự",
    "VKSND": "viện kiểm sát nhân dân",
    "Luật 91/2025/QH15": "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
    "TTLT ": "Thông tư liên tịch số ",
    "TT ": "Thông tư số ",
    "NĐ ": "Nghị định số ",
    "Đ.": "Điều ",
}
_YEAR_AND_ARTICLE = re.compile(r"(\d) (?=Điều)")


def written_out(law: str) -> str:
    """`BLTTHS 2015 Đ.145: nhận ngay` as a letter has it: laws written out, the note behind the colon left away."""
    law = law.partition(":")[0]
    for short, long in _IN_FULL.items():
        law = law.replace(short, long)
    return law


def told(law: str) -> str:
    """The same for reading: `Bộ luật Tố tụng hình sự 2015, Điều 145`."""
    return _YEAR_AND_ARTICLE.sub(r"\1, ", written_out(law))


def giver(law: str) -> str:
    """Who gives the time: the law, or a rule of the service."""
    return "Luật" if written_out(law).startswith(("Luật", "Bộ luật")) else "Quy định"
