"""What the address of the map narrows it to. A value nobody offers is left out, never an error."""

from datetime import timedelta

from django import forms
from django.http import QueryDict

from andan.kit import clock
from andan.reports import queries
from andan.reports.queries.spots import FARTHEST, NEAREST, Frame, Sought
from andan.reports.states import CLASS_NAMES
from andan.web.forms import choice

USUAL_DAYS = "30"
DAYS = {
    "7": "7 ngày qua",
    USUAL_DAYS: "30 ngày qua",
    "90": "90 ngày qua",
    "365": "12 tháng qua",
    "0": "Từ trước đến nay",
}
GROUPS = {
    "": "Mở và đã xong",
    "open": "Chưa xong",
    "late": "Quá hạn",
    "soon": "Sắp đến hạn",
    "new": "Mới",
    "hand": "Đang xử lý",
    "wait": "Chờ trả lời",
    "over": "Đã xong",
}


_LARGEST = 2**31 - 1


class MapForm(forms.Form):
    """The choices over the map."""

    thoi_gian = forms.ChoiceField(required=False, label="Thời gian gửi", choices=list(DAYS.items()))
    nhom = forms.ChoiceField(required=False, label="Tình trạng", choices=list(GROUPS.items()))
    loai = forms.ChoiceField(required=False, label="Loại vụ việc")
    phan = forms.ChoiceField(
        required=False, label="Phân loại", choices=[("", "Phân loại: tất cả"), *CLASS_NAMES.items()]
    )
    kieu = forms.ChoiceField(
        required=False, label="Cách vẽ", choices=[("", "Vẽ theo cụm"), ("nhiet", "Vẽ theo độ dày")]
    )
    xa = forms.SlugField(required=False, widget=forms.HiddenInput)
    khu = forms.IntegerField(required=False, min_value=0, max_value=_LARGEST, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict) -> None:
        super().__init__({"thoi_gian": USUAL_DAYS, **data.dict()})
        kinds = [(kind.slug, kind.name) for kind in queries.kinds()]
        choice(self, "loai").choices = [("", "Vụ việc: tất cả"), *kinds]

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen, by name, as the address has it."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value not in ("", None)}

    @property
    def by_heat(self) -> bool:
        return self.chosen.get("kieu") == "nhiet"

    def sought(self) -> Sought:
        given = self.chosen
        days = int(given.get("thoi_gian", USUAL_DAYS))
        return Sought(
            kind=given.get("loai", ""),
            report_class=given.get("phan", ""),
            group=given.get("nhom", ""),
            commune=given.get("xa", ""),
            quarter=int(given["khu"]) if "khu" in given else None,
            since=clock.now() - timedelta(days=days) if days else None,
        )


def frame_of(data: QueryDict) -> Frame | None:
    """What the map shows now: `khung` is south, west, north, east in degrees, `muc` the level; None when not said."""
    try:
        south, west, north, east = map(float, data.get("khung", "").split(","))
        level = min(max(int(data.get("muc", "")), FARTHEST), NEAREST)
    except ValueError:
        return None
    return Frame(south, west, north, east, level)
