"""Samples for the living page: every part in every state. All people, places and numbers are invented."""

import json
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe

from andan.kit.clock import HANOI, now
from andan.web.forms import DateBoxes, Labelled
from andan.web.locator import Drawing, Place, neighbourhood, overview
from andan.web.rulers import Due

_AT = datetime(2026, 11, 4, 7, 42, 18, tzinfo=HANOI)
_PLACES = [
    ("1", Labelled("Phường Hòa Mẫu, TP. Hải Phòng", "Trước đây là phường Hòa Mẫu 1, Hòa Mẫu 2")),
    ("2", Labelled("Xã Hòa Mậu, TP. Hải Phòng", "Trước đây là xã Hòa Mậu, huyện Thử")),
]


class Sample(forms.Form):
    """One field of every shape."""

    place = forms.CharField(
        label="Phường, xã, đặc khu",
        help_text="Gõ tên mới hay tên cũ đều được, không cần dấu.",
        error_messages={"required": "Chọn phường, xã nơi xảy ra."},
    )
    which = forms.ChoiceField(label="Chọn một nơi", choices=_PLACES, widget=forms.RadioSelect, required=False)
    birth = DateBoxes(label="Ngày sinh", help_text="Ví dụ: 09, 07, 1997.")
    kind = forms.ChoiceField(
        label="Loại việc",
        choices=[("", "Chọn loại việc"), ("1", "Trộm cắp"), ("2", "Gây rối")],
        error_messages={"required": "Chọn loại việc."},
    )
    story = forms.CharField(
        label="Diễn biến",
        help_text="Kể theo thứ tự: lúc nào, ở đâu, ai làm gì.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Kể vài câu về việc đã xảy ra."},
    )
    evidence = forms.FileField(label="Ảnh, video, giấy tờ", required=False)
    read = forms.BooleanField(
        label="Tôi đã đọc lại. Những điều trên đúng theo những gì tôi biết.",
        error_messages={"required": "Đánh dấu khi đã đọc lại."},
    )


def context() -> dict[str, Any]:
    """Everything the two living pages show."""
    still = json.loads((resources.files(__package__) / "specimens.json").read_text("utf-8"))
    return {**still, **_forms(), **_moments(now()), **_drawings(), "qr": _qr(), "shift": (6, 18)}


def _drawings() -> dict[str, Drawing]:
    here = (20.86, 106.68)
    around = [
        (here[0] + x / 50, here[1] + y / 40) for x in range(-3, 4) for y in range(-4, 5) if (x * y + x) % 3
    ]
    named = [
        Place(here, "Hòa Mẫu", here=True),
        Place((20.885, 106.66), "Bến Mẫu"),
        Place((20.84, 106.7), "Hòa Mậu"),
    ]
    return {"overview": overview(here, around), "pinned": neighbourhood((20.862, 106.69), named, pinned=True)}


def _forms() -> dict[str, Any]:
    wrong = Sample({"birth_0": "31", "birth_1": "02", "birth_2": "1997", "which": "1"}, auto_id="id_wrong_%s")
    return {"form": Sample(), "wrong": wrong}


def _moments(present: datetime) -> dict[str, Any]:
    opening = {
        "at": _AT,
        "who": "Đại úy Lê Văn Thử",
        "why": "Hẹn gặp để hỏi đặc điểm xe",
        "what": "Họ tên, số điện thoại",
    }
    return {
        "at": _AT,
        "start": present - timedelta(days=8),
        "due": present + timedelta(days=12),
        "openings": [opening],
        "timeline": _timeline(),
        "dues": [
            Due(present + timedelta(minutes=95), "phân loại 1841", "soon"),
            Due(present + timedelta(minutes=167), "chuyển 1839", "soon"),
            Due(present + timedelta(hours=6), "trả lời"),
            Due(present - timedelta(hours=5), "kết quả 1798", "late"),
        ],
        "term_dues": [
            Due(present + timedelta(hours=13), "chuyển", "soon"),
            Due(present + timedelta(days=3), "báo"),
            Due(present + timedelta(days=12), "giải quyết"),
        ],
    }


def _timeline() -> list[dict[str, Any]]:
    return [
        {"state": "done", "title": "Bạn gửi phản ánh", "at": _AT},
        {
            "state": "done",
            "title": "Đã phân loại: tin báo về tội phạm",
            "at": _AT + timedelta(hours=7.6),
            "note": "Sau 7 giờ 38 phút. Hạn là 24 giờ.",
        },
        {
            "state": "now",
            "title": "Đang xác minh",
            "when": "Từ 05/11/2026",
            "note": "Cán bộ đã xem hiện trường, đang chờ bạn trả lời 1 câu hỏi.",
        },
        {"state": "next", "title": "Trả kết quả", "when": "Muộn nhất 24/11/2026"},
    ]


def _qr() -> SafeString:
    """A drawing in the place of a code; it encodes nothing."""
    places = [(x, y) for x in range(4, 29) for y in range(4, 29) if (x * y + x) % 3]
    squares = "".join(f'<rect x="{x}" y="{y}" width="1" height="1"/>' for x, y in places)
    return mark_safe(f'<svg viewBox="0 0 33 33" role="img" aria-label="Mã QR mẫu">{squares}</svg>')
