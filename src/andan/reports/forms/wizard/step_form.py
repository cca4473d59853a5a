from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from andan.reports.forms.wizard.sheet import Sheet


class StepForm(forms.Form):
    """One screen of the wizard, filled from the sheet. Shows what was typed, right or wrong."""

    slug = ""

    def __init__(self, sheet: Sheet, **rest: Any) -> None:
        self.sheet = sheet
        super().__init__(sheet.of(self.slug), initial=self.beginning(sheet), **rest)
        self.prepare()

    def beginning(self, sheet: Sheet) -> dict[str, Any]:
        """What stands in the fields before anything was typed."""
        return {}

    def prepare(self) -> None:
        """Give the fields what depends on the sheet."""

    def waive(self, name: str) -> None:
        """What was chosen elsewhere on the screen makes this field needless: an empty one is no mistake."""
        if self.has_error(name, "required"):
            del self.errors[name]
            self.cleaned_data[name] = ""

    def hush(self) -> None:
        """Show no errors: the person has not asked to go on yet."""
        self._errors = ErrorDict()
