"""What every page carries around its content."""

import json
from dataclasses import dataclass

HTMX_CONFIG = json.dumps(
    {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "timeout": 20000,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "[45]..", "swap": True, "error": True},
        ],
    }
)


@dataclass(frozen=True, slots=True)
class Hotline:
    """A number anyone may call. `source` says where it is published and when it was last read there."""

    number: str
    label: str
    source: str


EMERGENCY = Hotline(
    number="113",
    label="Gọi 113",
    source="Số khẩn cấp của lực lượng Công an, Quy hoạch kho số viễn thông (Thông tư 22/2014/TT-BTTTT).",
)
PAPERS = Hotline(
    number="1900.0368",
    label="Hỏi về giấy tờ, cư trú",
    source="Tổng đài Trung tâm dữ liệu quốc gia về dân cư, Bộ Công an.",
)
CHILDREN = Hotline(
    number="111",
    label="Tổng đài bảo vệ trẻ em",
    source="Tổng đài điện thoại quốc gia bảo vệ trẻ em, mở theo Nghị định 56/2017/NĐ-CP.",
)
HOTLINES = (EMERGENCY, PAPERS, CHILDREN)
