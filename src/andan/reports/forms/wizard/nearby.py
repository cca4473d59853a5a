from typing import Any

from django import forms

from andan.places.bearings import Point
from andan.places.models import Commune
from andan.reports.forms.wizard.pin import DegreesField, point
from andan.reports.forms.wizard.place import commune_of

_LARGEST = 2**31 - 1


class NearbyForm(forms.Form):
    """Where a map looks. What cannot be read counts as not said: a map is a help and never a hurdle."""

    commune = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST)
    latitude = DegreesField("Vĩ độ", "20.86512")
    longitude = DegreesField("Kinh độ", "106.68381")

    @property
    def chosen(self) -> Commune | None:
        return commune_of(self._said().get("commune"))

    @property
    def pin(self) -> Point | None:
        return point(self._said().get("latitude"), self._said().get("longitude"))

    def _said(self) -> dict[str, Any]:
        """What could be read of it."""
        _ = self.errors
        return self.cleaned_data
