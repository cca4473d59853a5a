from typing import Any

from andan.reports.forms.wizard.sheet import Sheet
from andan.reports.forms.wizard.step_form import StepForm

NEEDS_PHOTO = "Không nhớ địa điểm thì cần ít nhất một ảnh hoặc video. Thêm ảnh, hoặc ghi địa điểm."


class EvidenceForm(StepForm):
    """The files lie in the draft itself; here it is only asked whether there are enough."""

    slug = "tep"

    @property
    def needed(self) -> bool:
        """Whether a picture has to stand for the forgotten place."""
        return _place_forgotten(self.sheet)

    def clean(self) -> dict[str, Any]:
        if self.needed and not {"photo", "video"} & set(self.sheet.evidence):
            self.add_error(None, NEEDS_PHOTO)
        return self.cleaned_data


def _place_forgotten(sheet: Sheet) -> bool:
    place = sheet.of("dia-diem")
    return bool(place and place.get("forgotten"))
