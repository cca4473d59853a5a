from django import forms

from andan.reports.forms.wizard.step_form import StepForm


class ReviewForm(StepForm):
    """The last screen. The confirmation is never kept: it is given anew each time."""

    slug = "xem-lai"

    confirmed = forms.BooleanField(
        label="Tôi đã đọc lại. Những điều trên đúng theo những gì tôi biết.",
        error_messages={"required": "Đọc lại rồi đánh dấu ô xác nhận."},
    )
