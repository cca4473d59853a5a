"""Forms of our look: the renderer, options with a hint, and a date in three boxes."""

from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.forms import renderers
from django.template.backends.base import BaseEngine
from django.utils.functional import cached_property

from andan.web import dates

# Django's own draws every option of a list by two templates, which took a tenth of the desk's first page; and its
# long texts let the browser cut what is pasted, without a word.
_OURS = {
    "django/forms/widgets/select.html": "web/parts/select.html",
    "django/forms/widgets/textarea.html": "web/parts/textarea.html",
}


class Renderer(renderers.DjangoTemplates):
    """Renders `{{ form }}` and `{{ form.name.as_field_group }}` with our parts."""

    form_template_name = "web/parts/form.html"
    field_template_name = "web/parts/field.html"

    def get_template(self, template_name: str) -> Any:
        return super().get_template(_OURS.get(template_name, template_name))

    @cached_property
    def engine(self) -> BaseEngine:
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": [Path(renderers.__file__).parent / "templates"],
                "NAME": "andanforms",
                "OPTIONS": {"builtins": ["andan.web.templatetags.andan"]},
            }
        )


def speak_plainly() -> None:
    """Replace Django's stock messages, which no grandmother would say. A form's own messages still win."""
    for field, messages in _PLAIN.items():
        field.default_error_messages = {**field.default_error_messages, **messages}


_PLAIN: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Chỗ này chưa có gì. Ghi hoặc chọn một."},
    forms.ChoiceField: {"invalid_choice": "Chọn lại trong danh sách."},
    forms.MultipleChoiceField: {
        "invalid_choice": "Chọn lại trong danh sách.",
        "invalid_list": "Chọn lại trong danh sách.",
    },
    forms.ModelChoiceField: {"invalid_choice": "Chọn lại trong danh sách."},
    forms.IntegerField: {"invalid": "Ghi một số."},
    forms.EmailField: {"invalid": "Thư điện tử cần có dạng ten@noi.vn."},
    forms.FileField: {
        "invalid": "Chọn lại tệp rồi gửi.",
        "missing": "Chọn lại tệp rồi gửi.",
        "empty": "Tệp này trống. Chọn tệp khác.",
    },
    forms.ImageField: {"invalid_image": "Tệp này không phải ảnh. Chọn ảnh khác."},
}


class Labelled(str):
    """The label of an option together with a `hint` under it: `(value, Labelled("Tên", "Một dòng"))`."""

    __slots__ = ("hint",)
    hint: str

    def __new__(cls, text: str, hint: str = "") -> "Labelled":
        label = super().__new__(cls, text)
        label.hint = hint
        return label


def choice(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The field `name` of the form, whose choices are known only now. Raises TypeError when it offers none."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    return field


class ThreeBoxes(forms.MultiWidget):
    """Day, month, year as three plain boxes with a numeric keyboard."""

    template_name = "web/parts/date_boxes.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes = [_box("Ngày", 2), _box("Tháng", 2), _box("Năm", 4)]
        super().__init__(boxes, attrs)

    def decompress(self, value: date | str | None) -> list[str | int | None]:
        if isinstance(value, date):
            return [f"{value.day:02d}", f"{value.month:02d}", value.year]
        return [value, None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The three boxes joined; a single box `name` (API, old browsers) is taken as it is."""
        if name in data:
            return str(data[name])
        boxes = [str(part or "").strip() for part in super().value_from_datadict(data, files, name)]
        return "/".join(boxes).strip("/") if any(boxes) else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        shown = [*value.split("/"), "", ""][:3] if isinstance(value, str) else value
        return super().get_context(name, shown, attrs)


class DateBoxes(forms.Field):
    """A date typed in three boxes, or as `dd/mm/yyyy` or `yyyymmdd` in the first one. Cleans to `date`."""

    widget = ThreeBoxes
    default_error_messages = {
        "required": "Ghi ngày, tháng, năm.",
        "invalid": "Ngày này không có thật. Ghi như 09/07/1997.",
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return dates.read(str(value))
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


def _box(label: str, length: int) -> forms.TextInput:
    return forms.TextInput(
        attrs={
            "inputmode": "numeric",
            "autocomplete": "off",
            "size": length,
            "maxlength": 10,
            "data-label": label,
        }
    )
