"""The six screens in order."""

from dataclasses import dataclass

from andan.kit.refusals import NotThere
from andan.reports.forms.wizard.evidence import EvidenceForm
from andan.reports.forms.wizard.incident import IncidentForm
from andan.reports.forms.wizard.people import PeopleForm
from andan.reports.forms.wizard.person import PersonForm
from andan.reports.forms.wizard.place import PlaceForm
from andan.reports.forms.wizard.review import ReviewForm
from andan.reports.forms.wizard.sheet import Sheet
from andan.reports.forms.wizard.step_form import StepForm


@dataclass(frozen=True, slots=True)
class Screen:
    """One step of the wizard. `place` counts from 1; the page is `reports/citizen/wizard/<page>.html`."""

    place: int
    title: str
    page: str
    form: type[StepForm]

    @property
    def slug(self) -> str:
        return self.form.slug

    @property
    def before(self) -> "Screen | None":
        return SCREENS[self.place - 2] if self.place > 1 else None

    @property
    def after(self) -> "Screen | None":
        return SCREENS[self.place] if self.place < len(SCREENS) else None

    def fill(self, sheet: Sheet) -> StepForm:
        """The form as it stands in the sheet, silent until the person asked to go on."""
        form = self.form(sheet)
        if self.slug not in sheet.asked:
            form.hush()
        return form

    def check(self, sheet: Sheet) -> StepForm:
        """The form with everything it has to say, also when nothing was ever typed."""
        if self.slug not in sheet.typed:
            sheet.keep(self.slug, {})
        return self.form(sheet)


SCREENS = (
    Screen(1, "Người gửi phản ánh", "person", PersonForm),
    Screen(2, "Vụ việc", "incident", IncidentForm),
    Screen(3, "Địa điểm xảy ra", "place", PlaceForm),
    Screen(4, "Người liên quan", "people", PeopleForm),
    Screen(5, "Ảnh, video, giấy tờ", "evidence", EvidenceForm),
    Screen(6, "Xem lại và gửi", "review", ReviewForm),
)


def screen(slug: str) -> Screen:
    """The screen at this address. Raises NotThere."""
    for found in SCREENS:
        if found.slug == slug:
            return found
    raise NotThere()
