"""Fields for what people type: cleaned first, then measured. A too long text is named and kept, never cut."""

import re
from datetime import time
from typing import Any

from django import forms

from andan.kit import births, identity_numbers
from andan.kit.text import clean_line, clean_text

_NOT_DIGIT = re.compile(r"[\s.\-()]+")
_PHONE = re.compile(r"0\d{8,10}")
_HOUR = re.compile(r"(\d{1,2})(?:\s*(?:[:hg.]|giờ)\s*(\d{2})?)?\s*(?:phút)?")


class LineField(forms.CharField):
    """One line of at most `most` characters after cleaning. `missing` is what to do when it is empty."""

    def __init__(self, *, most: int, missing: str = "Ghi vào đây.", **rest: Any) -> None:
        self.most = most
        super().__init__(error_messages={"required": missing}, **rest)

    def tidy(self, text: str) -> str:
        return clean_line(text)

    def to_python(self, value: Any) -> str:
        return self.tidy(str(value or ""))

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(f"Dài {len(value)} ký tự. Rút còn {self.most} ký tự.")


class TextField(LineField):
    """Several lines."""

    widget = forms.Textarea

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "maxlength": str(self.most)}

    def tidy(self, text: str) -> str:
        return clean_text(text)


class PhoneField(LineField):
    """A number of Vietnam, cleaned to digits with a leading 0; "+84" and "84" are understood."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})
        super().__init__(most=15, widget=widget, **rest)

    def tidy(self, text: str) -> str:
        digits = _NOT_DIGIT.sub("", clean_line(text))
        return re.sub(r"^(\+84|84(?=\d{9,}))", "0", digits)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _PHONE.fullmatch(value):
            raise forms.ValidationError("Số điện thoại có 10 chữ số, bắt đầu bằng 0.")


class BirthField(LineField):
    """`dd/mm/yyyy`, or the year where papers give only that; cleans to ISO or to the year."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"})
        super().__init__(most=births.LONGEST, widget=widget, **rest)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return _iso(births.of_citizen(typed)) if typed else ""
        except births.BirthUnclear as unclear:
            raise forms.ValidationError(unclear.sentence) from None


class IdentityNumberField(LineField):
    """The twelve digits of a citizen."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(most=40, widget=widget, **rest)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return identity_numbers.of_citizen(typed) if typed else ""
        except identity_numbers.NumberUnclear as unclear:
            raise forms.ValidationError(unclear.sentence) from None


class HourField(forms.Field):
    """`6:30`, `6h30`, `6 giờ` or `0630` as a time of the day."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6})

    def to_python(self, value: Any) -> time | None:
        text = clean_line(str(value or "")).lower()
        if not text:
            return None
        try:
            return _hour(text)
        except ValueError:
            raise forms.ValidationError("Giờ này không có thật. Ghi như 06:30.") from None


def _iso(birth: str) -> str:
    """`19970709` as ISO, `19970000` as its year. A month without its day is asked for once more."""
    year, month, day = birth[:4], birth[4:6], birth[6:]
    if month != day == "00":
        raise births.BirthUnclear(births.NO_DAY)
    return year if day == "00" else f"{year}-{month}-{day}"


def _hour(text: str) -> time:
    if re.fullmatch(r"\d{3,4}", text):
        text = f"{text[:-2]}:{text[-2:]}"
    found = _HOUR.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))
