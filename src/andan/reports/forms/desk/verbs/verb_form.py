"""What the forms of all verbs share."""

from collections.abc import Mapping
from typing import Any

from django import forms

from andan.kit.refusals import Invalid
from andan.reports.forms.texts import TextField
from andan.reports.models import WORDS_MAX, Report

_LARGEST = 2**31 - 1


class VerbForm(forms.Form):
    """`seen` is the version of the report the officer was looking at when they decided."""

    seen = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, report: Report, kept: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"seen": report.version, **(kept or {})}, label_suffix="")
        self.report = report
        self.suit()

    def suit(self) -> None:
        """Fit the choices to the report."""

    @property
    def searching(self) -> bool:
        """Whether the officer only asked for more choices."""
        return False

    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


def words(label: str, hint: str, missing: str, *, rows: int = 5) -> forms.CharField:
    return TextField(
        most=WORDS_MAX,
        missing=missing,
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def remark(label: str, hint: str, missing: str = "") -> forms.CharField:
    field = words(label, hint, missing, rows=3)
    field.required = False
    return field


def said_choice(label: str, hint: str, missing: str, names: Any = ()) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=list(names),
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )
