"""The pin of a report: a point of Vietnam, seen from the middle of its commune."""

from math import isfinite
from typing import Any

from django import forms

from andan.places.bearings import Point, direction, in_vietnam, metres, near
from andan.places.models import Commune
from andan.places.naming import inside_sentence
from andan.web import wording

PIN_PLACES = 5  # decimals: about one metre
HALF = "Ghi cả vĩ độ và kinh độ, hoặc bỏ trống cả hai."
OUTSIDE = "Vị trí này nằm ngoài Việt Nam. Bỏ ghim, ghi địa chỉ là đủ."


class DegreesField(forms.Field):
    """Degrees as people write them: with a point or a comma. Cleans to five decimals, None when empty."""

    def __init__(self, label: str, example: str) -> None:
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 20})
        super().__init__(label=label, required=False, widget=box, help_text=f"Ví dụ {example}.")
        self.wrong = f"Ghi một số như {example}."

    def to_python(self, value: Any) -> float | None:
        text = str(value or "").strip().replace(",", ".")
        if not text:
            return None
        try:
            given = float(text)
        except ValueError:
            raise forms.ValidationError(self.wrong) from None
        if not isfinite(given):
            raise forms.ValidationError(self.wrong)
        return round(given, PIN_PLACES)


def point(north: float | None, east: float | None) -> Point | None:
    """The pin, where both halves of it are known and lie in Vietnam."""
    if north is None or east is None:
        return None
    return (north, east) if in_vietnam((north, east)) else None


def told(pin: Point, commune: Commune | None) -> str:
    """`cách trung tâm phường Hồng Bàng 1,2 km về phía đông bắc`; empty where that middle is not known."""
    if commune is None or commune.centre is None:
        return ""
    away, middle = metres(commune.centre, pin), f"trung tâm {inside_sentence(commune.name)}"
    if away < 10:
        return f"ở ngay {middle}"
    return f"cách {middle} {wording.distance(away)} về phía {direction(commune.centre, pin)}"


def wonder(pin: Point, commune: Commune | None) -> str:
    """What to look at again where the pin lies too far from the commune to be in it; empty otherwise."""
    if commune is None or commune.centre is None or metres(commune.centre, pin) <= near(commune.area_km2):
        return ""
    return f"Ghim {told(pin, commune)}. Xem lại ghim, hoặc chọn lại phường, xã."
