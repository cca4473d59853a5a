"""The words of a hand-over."""

from django import forms

from andan.kit.refusals import Invalid
from andan.reports.forms.texts import TextField
from andan.reports.models import WORDS_MAX


class _Words(forms.Form):
    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class HandOverForm(_Words):
    text = TextField(
        most=WORDS_MAX,
        missing="Ghi điều người nhận ca cần biết. Không có gì thì ghi: Không có gì thêm.",
        label="Điều người nhận ca cần biết",
        help_text="Việc nào đang chờ ai, đã hẹn gì, cần làm gì trước. Không ghi danh tính người gửi.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class TakeOverForm(_Words):
    text = TextField(
        most=WORDS_MAX,
        label="Ý kiến của người nhận ca",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
