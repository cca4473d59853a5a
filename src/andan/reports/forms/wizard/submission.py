"""From the six screens to one checked report."""

from dataclasses import dataclass
from typing import Any, cast

from andan.kit import clock
from andan.reports.actions.submit import Submission
from andan.reports.forms.wizard.incident import IncidentForm
from andan.reports.forms.wizard.people import PeopleForm
from andan.reports.forms.wizard.person import PersonForm
from andan.reports.forms.wizard.place import PlaceForm
from andan.reports.forms.wizard.sheet import Sheet
from andan.reports.forms.wizard.step_form import StepForm
from andan.reports.forms.wizard.steps import SCREENS, Screen


@dataclass(frozen=True, slots=True)
class Whole:
    """The first five screens, all checked at once."""

    sheet: Sheet
    forms: tuple[tuple[Screen, StepForm], ...]

    @property
    def missing(self) -> list[Screen]:
        """The screens on which something is still to be done."""
        return [screen for screen, form in self.forms if not form.is_valid()]

    @property
    def person(self) -> PersonForm:
        return cast(PersonForm, self.forms[0][1])

    @property
    def incident(self) -> IncidentForm:
        return cast(IncidentForm, self.forms[1][1])

    @property
    def place(self) -> PlaceForm:
        return cast(PlaceForm, self.forms[2][1])

    @property
    def people(self) -> PeopleForm:
        return cast(PeopleForm, self.forms[3][1])


def whole(sheet: Sheet) -> Whole:
    return Whole(sheet, tuple((screen, screen.check(sheet)) for screen in SCREENS[:-1]))


def submission(given: Whole) -> Submission:
    """What is handed to `actions.submit`. Only for a `Whole` with nothing missing."""
    anonymous = given.person.anonymous
    return Submission(
        **_incident(given.incident.cleaned_data),
        **_place(given.place),
        **({"anonymous": True} if anonymous else _person(given)),
        parties=given.people.parties,
    )


def _incident(said: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "subject", "story", "consequence", "occurrence", "occurred_at")
    return {name: said[name] for name in names}


def _place(form: PlaceForm) -> dict[str, Any]:
    """A forgotten place has no commune: the one chosen only says who receives the report."""
    said = form.cleaned_data
    if said["forgotten"]:
        return {
            "place_forgotten": True,
            "address": said["address"],
            "agency_id": form.receiver.pk if form.receiver else None,
        }
    return {
        "commune_id": said["commune"],
        "quarter_id": said["quarter"],
        "address": said["address"],
        "latitude": said["latitude"],
        "longitude": said["longitude"],
    }


def _person(given: Whole) -> dict[str, Any]:
    said = given.person.cleaned_data
    identity = {**given.sheet.person, "phone": said["phone"], "consents": _consents(said)}
    if not said["representative"]:
        return {"identity": identity}
    return {"identity": identity, "organisation": said["organisation"], "tax_code": said["tax_code"]}


def _consents(said: dict[str, Any]) -> dict[str, str]:
    """Each purpose agreed to, with when."""
    now = clock.now().isoformat()
    purposes = {"handling": said["agree_handling"], "contact": said["agree_contact"]}
    return {purpose: now for purpose, agreed in purposes.items() if agreed}
