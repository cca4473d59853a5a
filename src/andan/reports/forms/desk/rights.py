"""What an officer writes when a request about personal data is settled, and when a retention rule changes."""

from typing import Any

from django import forms

from andan.kit.refusals import Invalid
from andan.reports.forms.texts import LineField, TextField
from andan.reports.models import WORDS_MAX, RetentionRule
from andan.reports.rights.states import BASES, GROUNDS
from andan.web.forms import DateBoxes, Labelled


class _Said(forms.Form):
    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class GrantForm(_Said):
    prefix = "lam"
    reason = TextField(
        label="Lời cho người yêu cầu",
        most=WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RefusalForm(_Said):
    prefix = "khong"
    ground = forms.ChoiceField(
        label="Căn cứ",
        choices=[(key, Labelled(name, BASES[key])) for key, name in GROUNDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một căn cứ."},
    )
    reason = TextField(
        label="Lý do",
        most=WORDS_MAX,
        missing="Ghi lý do để người yêu cầu hiểu.",
        help_text="Người yêu cầu đọc nguyên văn.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LiftForm(_Said):
    reason = TextField(
        label="Vì sao cần dùng lại",
        most=WORDS_MAX,
        missing="Ghi vì sao cần dùng lại.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RetentionForm(_Said):
    """A new version of a retention rule."""

    months = forms.IntegerField(
        label="Giữ bao nhiêu tháng",
        help_text="Tính từ ngày xong. Ghi 0 nếu giữ không thời hạn.",
        min_value=0,
        max_value=1200,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"min_value": "Ghi số từ 0.", "max_value": "Nhiều quá."},
    )
    basis = LineField(label="Căn cứ", most=200, missing="Ghi văn bản, điều, khoản.")
    valid_from = DateBoxes(label="Hiệu lực từ")
    reason = LineField(label="Vì sao sửa", most=WORDS_MAX, missing="Ghi vì sao sửa, để người duyệt hiểu.")

    @classmethod
    def of(cls, row: RetentionRule, data: Any = None) -> "RetentionForm":
        return cls(data, initial={"months": row.months, "basis": row.basis}, label_suffix="")
