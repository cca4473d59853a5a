"""What a person chooses on the portal."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from andan.portal.functions import MOST_PINS, Function, offered
from andan.web.forms import Labelled, choice

TOO_MANY = f"Chọn nhiều nhất {MOST_PINS} tiện ích. Bỏ bớt dấu chọn."
NOTHING = "Chọn ít nhất một tiện ích."
UNKNOWN = "Tiện ích này không còn. Chọn lại trong danh sách."


class PinsForm(forms.Form):
    functions = forms.MultipleChoiceField(
        label="Chọn tiện ích hiện ở trang đầu",
        help_text=f"Nhiều nhất {MOST_PINS} tiện ích.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NOTHING, "invalid_choice": UNKNOWN, "invalid_list": UNKNOWN},
    )

    def __init__(self, sent: QueryDict | None, chosen: Iterable[Function]) -> None:
        """`chosen` are marked before anything is sent."""
        super().__init__(sent, initial={"functions": [one.slug for one in chosen]})
        choice(self, "functions").choices = [(one.slug, Labelled(one.name, one.blurb)) for one in offered()]

    def clean_functions(self) -> list[str]:
        slugs: list[str] = self.cleaned_data["functions"]
        if len(slugs) > MOST_PINS:
            raise forms.ValidationError(TOO_MANY)
        return slugs
