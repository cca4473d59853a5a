"""Remarks of the procuracy on the work of an agency, and what is answered to them."""

from django import forms

from andan.kit.refusals import Invalid
from andan.reports.forms.desk.verbs.procuracy import ASKS
from andan.reports.forms.desk.verbs.verb_form import words
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

    def __init__(self, *args: object, offered: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", **kwargs)  # type: ignore[arg-type]
        choice(self, "agency").choices = [("", "Chọn đơn vị"), *offered]


class AgencyReplyForm(_Plain):
    text = words(
        "Nội dung trả lời",
        "Đã làm gì, từ bao giờ, còn việc gì. Viện kiểm sát đọc nguyên văn.",
        "Ghi nội dung trả lời.",
        rows=8,
    )
