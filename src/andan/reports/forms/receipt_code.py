from django import forms

from andan.kit import codes
from andan.reports.models import RECEIPT_LENGTH

_DIGITS = [char for char in codes.MISSING if char.isdigit()]
_LETTERS = [char for char in codes.MISSING if char.isalpha()]
MISSING = f"Mã không có số {', '.join(_DIGITS)} và các chữ {', '.join(_LETTERS)}."


class ReceiptCodeForm(forms.Form):
    """The receipt code as a person types it or reads it off a slip: spaces, dashes and small letters are fine."""

    receipt = forms.CharField(
        label="Mã biên nhận",
        help_text=f"12 ký tự, ví dụ 7K4M-Q9TX-2HAC. {MISSING}",
        strip=False,
        error_messages={"required": "Ghi mã biên nhận, 12 ký tự."},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }
        ),
    )

    def clean_receipt(self) -> str:
        typed = codes.compact(self.cleaned_data["receipt"])[:40]
        if strange := sorted({char for char in typed if char not in codes.ALPHABET}):
            said = ", ".join(strange[:4])
            raise forms.ValidationError(f"Mã không có ký tự {said}. Xem lại chỗ đó trên biên nhận.")
        if len(typed) != RECEIPT_LENGTH:
            raise forms.ValidationError(
                f"Mã có {RECEIPT_LENGTH} ký tự, đang có {len(typed)}. Xem lại từng nhóm."
            )
        if not codes.is_sound(typed):
            raise forms.ValidationError("Có một ký tự chưa đúng hoặc hai ký tự đổi chỗ. Xem lại từng nhóm.")
        return typed
