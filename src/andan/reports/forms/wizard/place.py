from typing import Any

from django import forms

from andan.kit.refusals import Invalid, NotThere
from andan.kit.text import clean_line
from andan.places import queries as places
from andan.places.bearings import Point
from andan.places.models import Agency, Commune
from andan.reports.forms.texts import LineField
from andan.reports.forms.wizard import pin, units
from andan.reports.forms.wizard.sheet import Sheet
from andan.reports.forms.wizard.step_form import StepForm
from andan.reports.forms.wizard.units import Unit
from andan.reports.models import ADDRESS_MAX
from andan.web.forms import choice

HALVES = ("latitude", "longitude")


class PlaceForm(StepForm):
    """Where it happened. The unit is found by any name, but a person always chooses it."""

    slug = "dia-diem"

    place = LineField(
        label="Phường, xã, đặc khu",
        most=120,
        required=False,
        help_text="Gõ tên mới hay tên cũ đều được, không cần dấu.",
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)  # the words the offered units belong to
    commune = forms.IntegerField(required=False, widget=forms.HiddenInput)
    quarter = forms.TypedChoiceField(
        label="Khu phố, thôn, tổ dân phố", required=False, coerce=int, empty_value=None
    )
    address = LineField(
        label="Số nhà, tên đường hoặc mốc gần đó",
        most=ADDRESS_MAX,
        missing="Chưa có địa chỉ. Ghi một mốc dễ nhận ra là đủ.",
        help_text="Ví dụ: trước cổng chợ, gần cây xăng.",
    )
    latitude = pin.DegreesField("Vĩ độ", "20.86512")
    longitude = pin.DegreesField("Kinh độ", "106.68381")
    forgotten = forms.BooleanField(
        label="Không nhớ địa điểm xảy ra vụ việc",
        required=False,
        help_text="Khi đó chọn phường, xã bạn đang ở để có nơi nhận, và gửi ít nhất một ảnh.",
    )

    def beginning(self, sheet: Sheet) -> dict[str, Any]:
        begun = commune_of(sheet.commune_id)
        return {"place": begun.name, "shown": begun.name, "commune": begun.pk} if begun else {}

    def prepare(self) -> None:
        self.found = commune_of(self._typed_id())
        self.receiver = _police(self.found)
        self.offered: list[Unit] = []
        self.question = ""
        rows = places.quarters_of(self.found) if self.found else []
        self.quarters = {row.pk: row.name for row in rows}
        choice(self, "quarter").choices = [("", "Không rõ"), *self.quarters.items()]

    def _typed_id(self) -> int | None:
        return _number(str(self["commune"].value() or ""))

    @property
    def units(self) -> list[Unit]:
        """What is offered for choosing: what the words found, or the commune already chosen."""
        offered = self.offered or self._asked_for()
        if offered:
            return units.choosing(offered, self._chosen_of(offered))
        return [units.of(self.found)] if self.found else []

    def _asked_for(self) -> list[Unit]:
        """What words find that no unit was chosen for yet, sent with the search button, before anything is judged."""
        words = self._words()
        is_chosen = self.found is not None and words == clean_line(str(self["shown"].value() or ""))
        return [] if is_chosen else self._find(words)

    def _words(self) -> str:
        return clean_line(str(self["place"].value() or ""))

    def _find(self, words: str) -> list[Unit]:
        return units.found(words, home=self.sheet.person["address"])

    def _chosen_of(self, offered: list[Unit]) -> int | None:
        typed, meant = self._typed_id(), units.meant(self._words(), offered)
        return meant.id if meant and typed not in {unit.id for unit in offered} else typed

    def is_valid(self) -> bool:
        """A question that is still open is no mistake, and yet nobody goes on past it."""
        return super().is_valid() and not self.question

    def clean_quarter(self) -> int | None:
        value: int | None = self.cleaned_data["quarter"]
        return value

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "place" not in self.errors:
            self._check_unit(given)
        if given.get("forgotten"):
            self.waive("address")
        self._check_pin(given)
        return given

    def _check_unit(self, given: dict[str, Any]) -> None:
        words = given.get("place", "")
        if self.found is None or words != given.get("shown"):
            self.offered = self._find(words)
            if self.found is None or self.found.pk not in {unit.id for unit in self.offered}:
                self._ask(words)
                return
        if self.receiver is None:
            self.add_error("place", _nobody(self.found))

    def _ask(self, words: str) -> None:
        if meant := units.meant(words, self.offered):
            other = ", không đúng thì chọn nơi khác" if len(self.offered) > 1 else ""
            self.question = f"Có phải {meant.name}, {meant.province}? Đúng thì bấm Tiếp tục{other}."
        else:
            self.add_error("place", _what_to_do(words, self.offered))

    def _check_pin(self, given: dict[str, Any]) -> None:
        halves = [given.get(half) for half in HALVES]
        missing = [half for half in HALVES if given.get(half) is None]
        if any(half in self.errors for half in HALVES) or len(missing) == len(HALVES):
            return
        if missing:
            self.add_error(missing[0], pin.HALF)
        elif pin.point(*halves) is None:
            self.add_error(HALVES[0], pin.OUTSIDE)

    @property
    def pin(self) -> Point | None:
        """Where the pin stands, once both halves of it are right."""
        try:
            return pin.point(*(self.fields[half].clean(self[half].value()) for half in HALVES))
        except forms.ValidationError:
            return None

    @property
    def pin_told(self) -> str:
        """Where the pin stands, in words."""
        return pin.told(self.pin, self.found) if self.pin else ""

    @property
    def pin_wonder(self) -> str:
        """What to look at again before going on; nobody is held up by it."""
        return pin.wonder(self.pin, self.found) if self.pin else ""


def receiver(sheet: Sheet) -> Agency | None:
    """The police that receive what is on the sheet, once its commune is known."""
    typed = sheet.typed.get(PlaceForm.slug, {}).get("commune", [])
    return _police(commune_of(_number(typed[0]) if typed else sheet.commune_id))


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def commune_of(pk: int | None) -> Commune | None:
    """The commune with this id, None when there is none."""
    try:
        return places.commune(pk) if pk else None
    except NotThere:
        return None


def _police(commune: Commune | None) -> Agency | None:
    try:
        return places.answering_police(commune.pk) if commune else None
    except Invalid:
        return None


def _what_to_do(words: str, offered: list[Unit]) -> str:
    if not words:
        return "Chọn phường, xã nơi xảy ra."
    if not offered:
        return f"Chưa thấy nơi nào tên “{words}”. Thử tên khác, hoặc thêm tên tỉnh."
    return f"Có {len(offered)} nơi tên gần giống “{words}”. Chọn một nơi."


def _nobody(commune: Commune) -> str:
    return f"{commune.name} chưa nhận phản ánh qua An Dân. Gọi 113, hoặc đến công an nơi đó."
