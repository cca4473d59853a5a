"""The words of a hand-over."""

from django import forms

from andan.kit.refusals import Invalid
from andan.reports.models import WORDS_MAX

_UNREAD = "Có ký tự không đọc được. Gõ lại đoạn này."


class _Words(forms.Form):
    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class HandOverForm(_Words):
    text = forms.CharField(
        label="Điều người nhận ca cần biết",
        help_text="Việc nào đang chờ ai, đã hẹn gì, cần làm gì trước. Không ghi danh tính người gửi.",
        max_length=WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Ghi điều người nhận ca cần biết. Không có gì thì ghi: Không có gì thêm.",
            "max_length": f"Dài hơn {WORDS_MAX} ký tự. Rút ngắn lại.",
            "null_characters_not_allowed": _UNREAD,
        },
    )


class TakeOverForm(_Words):
    text = forms.CharField(
        label="Ý kiến của người nhận ca",
        max_length=WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": f"Dài hơn {WORDS_MAX} ký tự. Rút ngắn lại.",
            "null_characters_not_allowed": _UNREAD,
        },
    )
