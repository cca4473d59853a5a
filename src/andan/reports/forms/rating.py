from django import forms

from andan.reports.forms.texts import TextField

SCORES = [(5, "Rất tốt"), (4, "Tốt"), (3, "Tạm được"), (2, "Chưa tốt"), (1, "Kém")]
RATING_WORDS_MAX = 1000


class RatingForm(forms.Form):
    """How the handling was, five to one."""

    score = forms.TypedChoiceField(
        label="Bạn thấy việc giải quyết thế nào",
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một mức.", "invalid_choice": "Chọn một mức trong danh sách."},
    )
    text = TextField(
        label="Góp ý",
        most=RATING_WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
