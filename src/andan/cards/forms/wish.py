"""Asking to be told when a card comes."""

import json
from typing import Any

from django import forms
from django.conf import settings

from andan.cards.forms.asking import ROOM
from andan.cards.models import EMAIL, PUSH
from andan.kit import births
from andan.kit.births import BirthUnclear

LONGEST = 4_000  # letters of a browser's subscription
CONSENT = "Đồng ý lưu địa chỉ này để báo một lần"


def consent_hint() -> str:
    return f"Không lưu họ tên, ngày sinh. Báo xong, thôi báo, hoặc quá {settings.WISH_DAYS} ngày thì địa chỉ bị xóa."


class WishForm(forms.Form):
    """Who is waited for comes along hidden, as it was asked; where to tell is a mail address or this browser."""

    name = forms.CharField(max_length=ROOM, widget=forms.HiddenInput)
    birth_date = forms.CharField(max_length=40, widget=forms.HiddenInput)
    subscription = forms.CharField(
        max_length=LONGEST,
        required=False,
        widget=forms.HiddenInput(attrs={"data-push-subscription": True}),
    )
    email = forms.EmailField(
        label="Thư điện tử (email)",
        help_text="Có một thư hỏi lại trước. Mở thư đó thì mới được báo.",
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    consent = forms.BooleanField(
        label=CONSENT, error_messages={"required": "Đánh dấu đồng ý thì mới lưu địa chỉ để báo."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = not self.data.get("subscription")
        self.fields["email"].error_messages["required"] = "Ghi địa chỉ thư điện tử."
        self.fields["consent"].help_text = consent_hint()

    def clean_birth_date(self) -> str:
        try:
            return births.of_citizen(self.cleaned_data["birth_date"])
        except BirthUnclear as unclear:
            raise forms.ValidationError(unclear.sentence) from None

    def clean_subscription(self) -> Any:
        """What the browser said of itself; None when nothing was said."""
        told = self.cleaned_data["subscription"]
        try:
            return json.loads(told) if told else None
        except (ValueError, RecursionError):
            raise forms.ValidationError("Trình duyệt này chưa nhận được tin. Dùng thư điện tử.") from None

    @property
    def channel(self) -> str:
        return PUSH if self.cleaned_data["subscription"] else EMAIL

    @property
    def address(self) -> Any:
        return self.cleaned_data["subscription"] or self.cleaned_data["email"]
