from datetime import datetime, time, timedelta
from typing import Any

from django import forms

from andan.kit import clock
from andan.reports import queries
from andan.reports.forms.texts import HourField, LineField, TextField
from andan.reports.forms.wizard.step_form import StepForm
from andan.reports.models import CONSEQUENCE_MAX, STORY_MAX, SUBJECT_MAX, IncidentKind
from andan.web.forms import DateBoxes, Labelled, choice

YEARS_BACK = 20
WHEN = [
    ("exact", Labelled("Nhớ rõ ngày giờ")),
    ("about", Labelled("Chỉ nhớ khoảng", "Ghi ngày gần đúng. Giờ có thể bỏ trống.")),
    ("ongoing", Labelled("Đang diễn ra", "Đang nguy hiểm thì gọi 113 trước.")),
    ("unknown", Labelled("Không nhớ")),
]


class IncidentForm(StepForm):
    """What happened, when, and what came of it."""

    slug = "vu-viec"

    kind = forms.ChoiceField(
        label="Loại vụ việc",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn loại vụ việc gần nhất.",
            "invalid_choice": "Chọn một loại vụ việc trong danh sách.",
        },
    )
    subject = LineField(
        label="Tóm tắt trong một câu",
        most=SUBJECT_MAX,
        missing="Ghi một câu tóm tắt, ví dụ: Mất xe đạp điện trước nhà.",
        help_text=f"Ví dụ: Mất xe đạp điện trước nhà. Nhiều nhất {SUBJECT_MAX} ký tự.",
    )
    story = TextField(
        label="Diễn biến",
        most=STORY_MAX,
        missing="Kể lại diễn biến.",
        help_text="Chuyện gì đã xảy ra, ai làm gì, theo thứ tự. Viết như đang kể.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    consequence = TextField(
        label="Hậu quả",
        most=CONSEQUENCE_MAX,
        required=False,
        help_text="Ai bị thương, mất gì, trị giá khoảng bao nhiêu.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    occurrence = forms.ChoiceField(
        label="Xảy ra lúc nào",
        choices=WHEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn xảy ra lúc nào.", "invalid_choice": "Chọn xảy ra lúc nào."},
    )
    day = DateBoxes(
        label="Ngày xảy ra",
        help_text="Đang diễn ra thì bỏ trống được.",
        error_messages={"required": "Ghi ngày xảy ra, hoặc chọn Không nhớ."},
    )
    hour = HourField(
        label="Giờ",
        help_text="Ví dụ 06:30 hoặc 6h30. Chỉ nhớ khoảng thì bỏ trống được.",
        error_messages={"required": "Ghi giờ, ví dụ 06:30. Không chắc thì chọn Chỉ nhớ khoảng."},
    )

    def prepare(self) -> None:
        self.kinds = {kind.slug: kind for kind in queries.kinds()}
        choice(self, "kind").choices = [
            (kind.slug, Labelled(kind.name, kind.hint)) for kind in self.kinds.values()
        ]

    @property
    def chosen(self) -> IncidentKind | None:
        return self.kinds.get(self.data.get("kind", ""))

    @property
    def urgent(self) -> bool:
        """Whether 113 should be named first: a grave kind, or it is still going on."""
        return bool(self.chosen and self.chosen.grave) or self.data.get("occurrence") == "ongoing"

    def clean(self) -> dict[str, Any]:
        given, occurrence = self.cleaned_data, self.cleaned_data.get("occurrence")
        if occurrence not in ("exact", "about"):
            self.waive("day")
        if occurrence != "exact":
            self.waive("hour")
        given["occurred_at"] = None
        if occurrence != "unknown" and given.get("day") and "hour" not in self.errors:
            given["occurred_at"] = self._moment(given["day"], given.get("hour") or None)
        return given

    def _moment(self, day: Any, hour: time | None) -> datetime | None:
        moment = datetime.combine(day, hour or time(), tzinfo=clock.HANOI)
        now = clock.now()
        if moment > now:
            self.add_error("day", "Ngày giờ này chưa tới. Xem lại ngày, tháng, năm và giờ.")
        elif moment < now - timedelta(days=YEARS_BACK * 365.25):
            self.add_error("day", f"Đã hơn {YEARS_BACK} năm. Xem lại năm, hoặc chọn Không nhớ.")
        else:
            return moment
        return None
