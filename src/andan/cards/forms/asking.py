"""The two fields of the lookup, forgiving in how they are filled in."""

from typing import Any

from django import forms

from andan.cards import keyed
from andan.cards.keyed import NAME_MAX, NameUnclear
from andan.kit import births
from andan.kit.births import BirthUnclear
from andan.kit.text import clean_line
from andan.web.forms import ThreeBoxes

ROOM = 2 * NAME_MAX  # letters that the box takes: what is too long is told, not cut
PURPOSES = ("bday-day", "bday-month", "bday-year")


class PlainLine(forms.TextInput):
    """A line without what no keyboard types, shown again as it is read."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return clean_line(str(super().value_from_datadict(data, files, name) or ""))


class BirthBoxes(ThreeBoxes):
    """Day, month, year, each of which stays in its own box when the page comes back."""

    def __init__(self) -> None:
        super().__init__()
        for box, purpose in zip(self.widgets, PURPOSES, strict=True):
            box.attrs["autocomplete"] = purpose

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """`d/m/y` as typed, empty boxes kept; one box `name` (programs, the form on a ward's own page) as it is."""
        if name in data:
            return clean_line(str(data[name]))
        boxes = [clean_line(str(data.get(f"{name}_{place}", ""))) for place in range(3)]
        return "/".join(boxes) if any(boxes) else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What was shown as `1951` or `07/1951` goes back where year and month belong."""
        short = isinstance(value, str) and len(value) in (4, 7) and value[-4:].isdigit()
        return super().get_context(name, f"{'/' * (2 - value.count('/'))}{value}" if short else value, attrs)


class BirthField(forms.Field):
    """A birth as `andan.cards.births` writes it, from three boxes or from one."""

    widget = BirthBoxes
    default_error_messages = {"required": births.EMPTY}

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip("/ ")
        if not typed:
            return ""
        try:
            return read(str(value))
        except BirthUnclear as unclear:
            raise forms.ValidationError(unclear.sentence, code="unclear") from None


class AskingForm(forms.Form):
    """Who is asked for."""

    name = forms.CharField(
        label="Họ và tên",
        help_text="Gõ có dấu hay không dấu đều được.",
        error_messages={"required": keyed.EMPTY},
        widget=PlainLine(
            attrs={
                "autocomplete": "name",
                "autocapitalize": "words",
                "spellcheck": "false",
                "maxlength": ROOM,
            }
        ),
    )
    birth_date = BirthField(
        label="Ngày sinh", help_text="Ví dụ: 9 / 7 / 1997. Giấy tờ chỉ ghi năm thì để trống ngày, tháng."
    )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        try:
            keyed.spelled(name)
        except NameUnclear as unclear:
            raise forms.ValidationError(unclear.sentence, code="unclear") from None
        return name


def read(typed: str) -> str:
    """The birth of three boxes joined by `/`, or of one text. Raises BirthUnclear.

    Whoever types 19970709 into the first box is moved on by the page: 19, 97, 0709. No year begins with a zero or a
    one and a small number, so that eight digits in a row mean what they say.
    """
    boxes = typed.split("/")
    if len(boxes) != 3:
        return births.of_citizen(typed)
    whole = "".join(boxes)
    alone = boxes[0] if not any(boxes[1:]) else ""
    try:
        return births.of_citizen(alone) if alone else births.of_boxes(*boxes)
    except BirthUnclear:
        if len(whole) != 8 or not whole.isdigit():
            raise
        return _in_a_row(whole, boxes)


def _in_a_row(digits: str, boxes: list[str]) -> str:
    """The eight digits as one date; when that is none either, what is wrong with the boxes."""
    try:
        return births.of_citizen(digits)
    except BirthUnclear:
        return births.of_boxes(*boxes)
