"""What officers fill in at the table of cards. The names of the fields are those that the actions take."""

from typing import Any

from django import forms

from andan.accounts.actors import Actor
from andan.cards import queries
from andan.cards.actions.box import EXPECTED_MAX, EXPECTED_WRONG, SOURCE_LONG
from andan.cards.forms.asking import ROOM
from andan.cards.keyed import NAME_MAX
from andan.cards.models import SOURCE_MAX, Arrival, Batch
from andan.cards.payloads import wedges
from andan.cards.states import RETURN_GROUNDS, Residence
from andan.kit import births, clock
from andan.kit.refusals import Invalid
from andan.web.forms import DateBoxes, Labelled, choice

_LARGEST = 2**31 - 1
RESIDENCES = {
    Residence.ANY: "Chung một lô",
    Residence.PERMANENT: "Người thường trú",
    Residence.TEMPORARY: "Người tạm trú",
}


class DeskForm(forms.Form):
    """A form that puts what an action found wrong beside the field it belongs to."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)

    def explain(self, refusal: Invalid) -> None:
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class CardsKeptOut(DeskForm):
    """A card that was scanned into a field is told and never shown back: the field comes back empty."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        found = [name for name, text in self.data.items() if self._field(name) and wedges.begins(text)]
        self._scanned_into = {self._field(name) for name in found}
        self.data = {**dict(self.data.items()), **dict.fromkeys(found, "")}

    def clean(self) -> dict[str, Any]:
        for name in sorted(self._scanned_into):
            self.errors.pop(name, None)
            self.add_error(name, wedges.TAKEN_OUT)
        return self.cleaned_data

    def _field(self, name: str) -> str:
        """The field that the box `name` belongs to, "" for none: a date has three boxes."""
        return next((one for one in (name, name.rpartition("_")[0]) if one in self.fields), "")


class BoxForm(CardsKeptOut):
    """What is written on a box."""

    received_on = DateBoxes(label="Ngày nhận")
    source = forms.CharField(
        label="Nơi gửi",
        help_text="Ghi như trong biên bản giao, ví dụ PC06.",
        required=False,
        max_length=SOURCE_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": SOURCE_LONG},
    )
    expected = forms.IntegerField(
        label="Số thẻ theo biên bản",
        help_text="Chưa biết thì để trống.",
        required=False,
        min_value=1,
        max_value=EXPECTED_MAX,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), EXPECTED_WRONG),
    )
    residence = forms.ChoiceField(
        label="Thẻ của ai",
        help_text="Nơi nhận của người tạm trú có thể khác.",
        choices=list(RESIDENCES.items()),
        initial=Residence.ANY,
        widget=forms.Select,
    )

    @classmethod
    def of(cls, batch: Batch) -> "BoxForm":
        return cls(initial={name: getattr(batch, name) for name in cls.base_fields})


class BatchForm(BoxForm):
    """A new box. `agency_code` is asked where the officer works at several tables."""

    agency_code = forms.ChoiceField(label="Đơn vị", widget=forms.Select)
    field_order = ("agency_code",)

    def __init__(self, data: Any = None, *, actor: Actor, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        tables = queries.tables(actor)
        choice(self, "agency_code").choices = [(agency.code, agency.name) for agency in tables]
        if len(tables) == 1:
            self.fields["agency_code"].widget = forms.HiddenInput()
            self.fields["agency_code"].initial = tables[0].code
        self.fields["received_on"].initial = clock.today()


class HandForm(DeskForm):
    """Name and birth date as printed on a card."""

    full_name = forms.CharField(
        label="Họ và tên trên thẻ",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "words", "maxlength": ROOM}
        ),
        error_messages={"required": "Gõ họ và tên như trên thẻ."},
    )
    birth = forms.CharField(
        label="Ngày sinh trên thẻ",
        help_text="Ví dụ 09/07/1997. Thẻ chỉ ghi năm thì gõ năm.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": 40}),
        error_messages={"required": "Gõ ngày sinh như trên thẻ."},
    )


class FindForm(DeskForm):
    """Who stands at the counter. Sent by POST: a name never stands in an address."""

    name = forms.CharField(
        label="Họ tên, hoặc vài chữ của tên",
        required=False,
        max_length=NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    birth = forms.CharField(
        label="Ngày sinh hoặc năm sinh",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def clean_name(self) -> str:
        """Raises ValidationError for a card that was scanned into the field."""
        name: str = self.cleaned_data["name"]
        if wedges.stray(name):
            raise forms.ValidationError(wedges.STRAY)
        return name


class VerbForm(DeskForm):
    """`seen` is the version of the entry the officer was looking at when they decided."""

    seen = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)

    @classmethod
    def of(cls, arrival: Arrival) -> "VerbForm":
        return cls(initial={"seen": arrival.version})


class ReturnForm(VerbForm):
    ground = forms.ChoiceField(
        label="Lý do trả về",
        choices=[(word, Labelled(text)) for word, text in RETURN_GROUNDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một lý do.", "invalid_choice": "Chọn một lý do."},
    )


class CorrectionForm(HandForm, VerbForm):
    @classmethod
    def of(cls, arrival: Arrival) -> "CorrectionForm":
        initial = {"seen": arrival.version, "full_name": arrival.full_name}
        return cls(initial={**initial, "birth": births.shown(arrival.birth)})
