"""Which poster."""

from typing import Any

from django import forms

from andan.places.models import Agency
from andan.press.posters import SIZES
from andan.web.forms import Labelled, choice

_HINTS = {"A5": "Phát tay, đặt quầy", "A4": "Bảng tin, cửa ra vào", "A3": "Hội trường, chợ, ngã ba"}


class PosterForm(forms.Form):
    """`office` is a code among the officer's own; `size` one of SIZES."""

    office = forms.ChoiceField(label="Cơ quan", widget=forms.Select(attrs={"data-autosubmit": ""}))
    size = forms.ChoiceField(
        label="Cỡ giấy",
        choices=[(size, Labelled(size, _HINTS[size])) for size in SIZES],
        widget=forms.RadioSelect(attrs={"data-autosubmit": ""}),
        initial="A4",
    )

    def __init__(self, *args: Any, offices: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "office").choices = [(office.code, office.name) for office in offices]
