from typing import Any

from django import forms

from andan.reports.forms.files import MOST, FilesField
from andan.reports.forms.texts import TextField
from andan.reports.models import WORDS_MAX


class AnswerForm(forms.Form):
    """What the reporter says, with files."""

    text = TextField(
        label="Trả lời",
        most=WORDS_MAX,
        missing="Ghi vài chữ, hoặc thêm ảnh.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    attached = FilesField(label="Ảnh, video, giấy tờ", help_text=f"Nhiều nhất {MOST} tệp mỗi lần.")

    def unasked(self) -> None:
        """Name the box for a message nobody asked for."""
        self.fields["text"].label = "Nhắn cho cán bộ"

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("attached") and self.has_error("text", "required"):
            del self.errors["text"]
            self.cleaned_data["text"] = ""
        return self.cleaned_data
