"""What an officer searches for, and what it is narrowed to. A value nobody offers is left out, never an error."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms

from andan.kit import clock
from andan.kit.text import clean_line
from andan.places.models import Agency
from andan.reports import queries
from andan.reports.queries.search import Wanted
from andan.reports.search.asked import TEXT_MAX
from andan.reports.states import CLASS_NAMES
from andan.web.forms import choice

WORDS = "tim"  # in the address: the words, sealed
DAYS = {"30": "30 ngày qua", "90": "90 ngày qua", "365": "12 tháng qua"}


class SearchForm(forms.Form):
    """The words and the choices beside them."""

    q = forms.CharField(required=False, label="Từ cần tìm, số, mã phản ánh", max_length=TEXT_MAX)
    tinh_trang = forms.ChoiceField(
        required=False,
        label="Tình trạng",
        choices=[("", "Mở và đã xong"), ("open", "Chưa xong"), ("over", "Đã xong")],
    )
    loai = forms.ChoiceField(required=False, label="Loại vụ việc")
    phan = forms.ChoiceField(
        required=False, label="Phân loại", choices=[("", "Phân loại: tất cả"), *CLASS_NAMES.items()]
    )
    thoi_gian = forms.ChoiceField(
        required=False, label="Thời gian gửi", choices=[("", "Gửi từ trước đến nay"), *DAYS.items()]
    )
    don_vi = forms.ChoiceField(required=False, label="Đơn vị đang giữ")

    def __init__(self, data: Mapping[str, Any], *, agencies: list[Agency]) -> None:
        super().__init__(data)
        self._agencies = {agency.code: agency.pk for agency in agencies}
        kinds = [(kind.slug, kind.name) for kind in queries.kinds()]
        choice(self, "loai").choices = [("", "Vụ việc: tất cả"), *kinds]
        names = [(agency.code, agency.name) for agency in agencies]
        choice(self, "don_vi").choices = [("", "Đơn vị: tất cả"), *names]
        if len(names) < 2:
            del self.fields["don_vi"]

    def selects(self) -> list[forms.BoundField]:
        """The choices, without the search box."""
        return [field for field in self if field.name != "q"]

    @property
    def words(self) -> str:
        """What was typed, as one clean line."""
        return clean_line(self._given().get("q", ""))

    @property
    def chosen(self) -> dict[str, str]:
        """The choices that narrow something, by name: they say nothing of a person and may stand in an address."""
        return {name: value for name, value in self._given().items() if name != "q" and value}

    def wanted(self) -> Wanted:
        given = self.chosen
        days = given.get("thoi_gian")
        return Wanted(
            kind=given.get("loai", ""),
            report_class=given.get("phan", ""),
            state=given.get("tinh_trang", ""),
            agency=self._agencies.get(given.get("don_vi", "")),
            since=clock.now() - timedelta(days=int(days)) if days else None,
        )

    def _given(self) -> dict[str, str]:
        self.is_valid()
        return self.cleaned_data
