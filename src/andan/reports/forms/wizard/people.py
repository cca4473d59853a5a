"""People the report speaks of: a list that grows and shrinks without JavaScript."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from andan.reports.actions.submit import PartyGiven
from andan.reports.forms.texts import LineField, PhoneField
from andan.reports.forms.wizard.sheet import Typed
from andan.reports.forms.wizard.step_form import StepForm
from andan.reports.models import ADDRESS_MAX, NAME_MAX, PARTIES_MAX, Party

DESCRIPTION_MAX = 500
PARTS = ("name", "phone", "address", "description")
ROLES = dict(Party.ROLES)


@dataclass(frozen=True, slots=True)
class Row:
    """One person on the screen."""

    place: int
    role: str
    title: str
    fields: tuple[BoundField, ...]


class PeopleForm(StepForm):
    """Each person is a row: `role_0`, `name_0`, … Rows in which nothing was written are left out."""

    slug = "nguoi-lien-quan"

    def prepare(self) -> None:
        self.roles = roles(self.sheet.typed.get(self.slug, {}))
        for place, role in enumerate(self.roles):
            self.fields.update(_fields(place, role))

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Who can be added."""
        return Party.ROLES

    @property
    def rows(self) -> list[Row]:
        return [
            Row(place, role, ROLES[role], tuple(self[f"{part}_{place}"] for part in PARTS))
            for place, role in enumerate(self.roles)
        ]

    @property
    def is_full(self) -> bool:
        return len(self.roles) >= PARTIES_MAX

    @property
    def parties(self) -> tuple[PartyGiven, ...]:
        """The people, once the form is valid."""
        given = [
            PartyGiven(role=role, **{part: self.cleaned_data[f"{part}_{place}"] for part in PARTS})
            for place, role in enumerate(self.roles)
        ]
        return tuple(party for party in given if any(getattr(party, part) for part in PARTS))


def roles(typed: dict[str, Any]) -> list[str]:
    """The role of each row in order; what is no role or too many is left out."""
    found: list[str] = []
    while f"role_{len(found)}" in typed and len(found) < PARTIES_MAX:
        said = typed[f"role_{len(found)}"][-1]
        found.append(said if said in ROLES else "accused")
    return found


def add(typed: Typed, role: str) -> Typed:
    """One more empty row, unless the list is full."""
    count = len(roles(typed))
    return {**typed, f"role_{count}": [role]} if role in ROLES and count < PARTIES_MAX else typed


def remove(typed: Typed, place: int) -> Typed:
    """Without the row at `place`; the later rows move up."""
    count = len(roles(typed))
    kept = [row for row in range(count) if row != place]
    return {
        f"{part}_{to}": typed.get(f"{part}_{row}", [""])
        for to, row in enumerate(kept)
        for part in ("role", *PARTS)
    }


def _fields(place: int, role: str) -> dict[str, forms.Field]:
    return {
        f"role_{place}": forms.CharField(required=False, widget=forms.HiddenInput, initial=role),
        f"name_{place}": LineField(
            label="Họ tên hoặc tên gọi", most=NAME_MAX, required=False, help_text="Không biết thì bỏ trống."
        ),
        f"phone_{place}": PhoneField(label="Số điện thoại", required=False),
        f"address_{place}": LineField(label="Nơi ở hoặc nơi hay lui tới", most=ADDRESS_MAX, required=False),
        f"description_{place}": LineField(
            label="Đặc điểm",
            most=DESCRIPTION_MAX,
            required=False,
            help_text="Tuổi, dáng người, quần áo, xe, biển số.",
        ),
    }
