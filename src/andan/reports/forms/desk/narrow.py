"""What the address of a list narrows it to. A value nobody offers is left out, never an error."""

from typing import Any

from django import forms
from django.http import QueryDict

from andan.reports import queries
from andan.reports.queries.board import GROUPS
from andan.reports.states import CLASS_NAMES
from andan.web.forms import choice


class NarrowForm(forms.Form):
    """The tool bar over the queue."""

    phan = forms.ChoiceField(
        required=False, label="Phân loại", choices=[("", "Phân loại: tất cả"), *CLASS_NAMES.items()]
    )
    loai = forms.ChoiceField(required=False, label="Loại vụ việc")
    giu = forms.ChoiceField(
        required=False,
        label="Người giữ",
        choices=[("", "Người giữ: tất cả"), ("me", "Tôi đang giữ"), ("nobody", "Chưa ai giữ")],
    )
    an = forms.ChoiceField(
        required=False, label="Ẩn danh", choices=[("", "Ẩn danh hay không"), ("1", "Chỉ ẩn danh")]
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        kinds = [(kind.slug, kind.name) for kind in queries.kinds()]
        choice(self, "loai").choices = [("", "Vụ việc: tất cả"), *kinds]

    def selects(self) -> list[forms.BoundField]:
        return list(self)

    def filters(self) -> queries.Filters:
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        return queries.Filters(
            report_class=given.get("phan", ""),
            kind=given.get("loai", ""),
            holder=given.get("giu", ""),
            anonymous=given.get("an", "") == "1",
        )


def group_of(data: QueryDict) -> str:
    """The one group asked for, empty for all."""
    asked = data.get("nhom", "")
    return asked if asked in GROUPS else ""
