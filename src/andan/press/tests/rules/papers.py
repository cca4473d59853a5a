"""Invented words for papers, friendly and hostile."""

from pathlib import Path
from typing import Any

from andan.press.papers.specimen import SPECIMEN

NOWHERE = Path("/nowhere")  # no templates of an office
HOSTILE = (
    '#sys.exit("x") $x$ *đậm* _nghiêng_ `mã` <nhãn> @chú \\ // /* */ = Đề\n'
    "{{ 7*7 }} {% for x in y %} {%p if z %} {#chú#}\n"
    "<w:p><w:r><w:t>&amp;</w:t></w:r></w:p> ]]> <!-- & \" ' --> <script>alert(1)</script>\n"
    "שלום عربى 你好 🙂 \u202etừ phải"
)


def said(**other: Any) -> dict[str, Any]:
    return {**SPECIMEN, **other}
