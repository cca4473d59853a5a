from django import forms

from andan.reports.forms.texts import TextField
from andan.reports.models import WORDS_MAX


class ReopeningForm(forms.Form):
    """What is still not done."""

    reason = TextField(
        label="Điều chưa được giải quyết",
        most=WORDS_MAX,
        missing="Ghi điều chưa được giải quyết.",
        help_text="Phản ánh sẽ được nhận lại, thời hạn tính lại từ đầu.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
