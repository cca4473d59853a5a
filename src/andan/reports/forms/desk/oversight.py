"""Remarks of the procuracy on the work of an agency, what is answered to them, and what its overview narrows to."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from andan.kit import clock
from andan.kit.refusals import Invalid
from andan.places.models import Agency
from andan.reports.figures.periods import around
from andan.reports.forms.desk.verbs.procuracy import ASKS
from andan.reports.forms.desk.verbs.verb_form import words
from andan.reports.queries.oversight.lists import ALL, CRIME, Wish
from andan.reports.states import CLASS_NAMES, FACES
from andan.web.forms import choice


class _Plain(forms.Form):
    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class AgencyRemarkForm(_Plain):
    """On the work of one agency of the area; `offered` are their codes and names."""

    agency = forms.ChoiceField(
        label="Đơn vị",
        error_messages={"required": "Chọn một đơn vị.", "invalid_choice": "Chọn một đơn vị trong danh sách."},
    )
    text = words("Nội dung kiến nghị", ASKS, "Ghi nội dung kiến nghị.", rows=8)

    def __init__(self, data: Any, *, offered: list[tuple[str, str]], initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        choice(self, "agency").choices = [("", "Chọn đơn vị"), *offered]


class AgencyReplyForm(_Plain):
    text = words(
        "Nội dung trả lời",
        "Đã làm gì, từ bao giờ, còn việc gì. Viện kiểm sát đọc nguyên văn.",
        "Ghi nội dung trả lời.",
        rows=8,
    )


class WishForm(forms.Form):
    """What the address of the overview narrows to. A value nobody offers is left out, never an error."""

    don_vi = forms.ChoiceField(required=False, label="Đơn vị")
    phan = forms.ChoiceField(
        required=False,
        label="Phân loại",
        choices=[("", "Tội phạm, chưa phân loại"), (ALL, "Mọi loại"), *CLASS_NAMES.items()],
    )
    ky = forms.ChoiceField(
        required=False,
        label="Kỳ",
        choices=[("", "90 ngày qua"), ("thang", "Tháng này"), ("quy", "Quý này"), ("nam", "Năm này")],
    )
    trang_thai = forms.ChoiceField(
        required=False,
        label="Tình trạng",
        choices=[("", "Mọi tình trạng"), *((str(state), face.word) for state, face in FACES.items())],
    )

    def __init__(self, data: QueryDict, *, offered: list[Agency]) -> None:
        super().__init__(data, label_suffix="")
        named = [(agency.code, agency.name) for agency in offered]
        choice(self, "don_vi").choices = [("", f"Cả địa bàn, {len(named)} đơn vị"), *named]

    def wish(self) -> Wish:
        self.is_valid()
        given: dict[str, str] = self.cleaned_data
        kind = given.get("ky", "")
        return Wish(
            agency=given.get("don_vi", ""),
            report_class=given.get("phan", "") or CRIME,
            state=given.get("trang_thai", ""),
            since=around(kind, clock.today(), settings.WEEK_STARTS).start if kind else None,
        )
