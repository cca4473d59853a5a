"""A name for what the queue shows."""

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from andan.kit.refusals import Invalid
from andan.reports.forms.desk.narrow import NarrowForm, Offered, group_of
from andan.reports.models import VIEW_NAME_MAX


class ViewForm(forms.Form):
    name = forms.CharField(
        label="Tên bộ lọc",
        max_length=VIEW_NAME_MAX,
        error_messages={
            "required": "Ghi tên bộ lọc.",
            "max_length": f"Rút còn {VIEW_NAME_MAX} ký tự.",
            "null_characters_not_allowed": "Có ký tự không đọc được. Gõ lại tên.",
        },
    )
    shared = forms.BooleanField(
        label="Cả đơn vị cùng thấy", help_text="Không chọn thì chỉ mình bạn thấy.", required=False
    )

    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


def address_of(data: QueryDict, offered: Offered) -> str:
    """What narrows the queue, as `?giu=me&nhom=late`; "" when nothing does. A value nobody offers is left out."""
    if not any(data.get(name) for name in (*NarrowForm.base_fields, "nhom")):
        return ""
    form = NarrowForm(data, offered)
    form.is_valid()
    kept = {**form.cleaned_data, "nhom": group_of(data)}
    said = urlencode({name: value for name, value in kept.items() if value})
    return f"?{said}" if said else ""
