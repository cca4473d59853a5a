"""How a form field is drawn, decided by its widget."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "options"),
    (forms.RadioSelect, "options"),
    (forms.CheckboxInput, "check"),
    (forms.FileInput, "file"),
    (forms.MultiWidget, "date"),
    (forms.SelectDateWidget, "date"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: what to do and where."""

    target: str
    text: str


def kind(field: BoundField) -> str:
    """text, options, check, date or file."""
    widget = field.field.widget
    return next((name for shape, name in _KINDS if isinstance(widget, shape)), "text")


def problems(form: Any) -> list[Problem]:
    """The first error of every field in page order, then what is wrong with the whole form."""
    of_fields = [Problem(_first_box(field), str(field.errors[0])) for field in form if field.errors]
    return of_fields + [Problem("", str(error)) for error in form.non_field_errors()]


def _first_box(field: BoundField) -> str:
    """The id to jump to: groups have no box with the field's own id."""
    return f"{field.auto_id}_0" if kind(field) in {"options", "date"} else str(field.auto_id)
