"""A version of a rule, and a corrected day, as an administrator types them."""

from collections.abc import Mapping
from typing import Any

from django import forms

from andan.reports.actions.draft_rule import PLACES, SCOPES, RuleGiven
from andan.reports.clock import UNIT_NAMES
from andan.reports.models import DutyRule
from andan.reports.rights.states import nouns_of
from andan.reports.states import CLASS_NAMES
from andan.web.forms import DateBoxes, Labelled

SCOPE_NAMES = {"": "Mọi phản ánh", "crime": "Tố giác, tin báo, kiến nghị khởi tố", **CLASS_NAMES}
PLACE_NAMES = {"": "Mọi nơi", "remote": "Xã vùng sâu, miền núi, hải đảo"}
_SHORTER = "Dài quá. Rút ngắn lại."


def _many(label: str, hint: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple
    )


class RuleForm(forms.Form):
    """Everything a version says. Its duty stays that of the version it comes after, `before`."""

    amount = forms.IntegerField(
        label="Số",
        help_text="Ghi 0 nếu luật không còn đòi việc này.",
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Ghi một số.", "min_value": "Ghi số từ 0.", "max_value": "Nhiều quá."},
    )
    unit = forms.ChoiceField(
        label="Đơn vị",
        help_text="Tháng là tháng theo lịch. Ngày làm việc bỏ ngày nghỉ, lễ, Tết.",
        choices=list(UNIT_NAMES.items()),
        widget=forms.RadioSelect,
    )
    scope = forms.ChoiceField(
        label="Áp dụng cho",
        choices=[(key, SCOPE_NAMES[key]) for key in SCOPES],
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(
        label="Địa bàn",
        choices=[(key, PLACE_NAMES[key]) for key in PLACES],
        required=False,
        widget=forms.RadioSelect,
    )
    starts = _many("Bắt đầu tính khi", "Lần gần nhất của một trong các việc này.")
    meets = _many(
        "Xong khi", "Việc đầu tiên trong các việc này. Báo kết quả, không tiếp nhận thì mọi hạn đều hết."
    )
    pauses = forms.BooleanField(
        label="Dừng đồng hồ khi tạm đình chỉ",
        help_text="Còn bao nhiêu ngày thì khi phục hồi còn bấy nhiêu.",
        required=False,
    )
    basis = forms.CharField(
        label="Căn cứ",
        help_text="Văn bản, điều, khoản. Hiện trên từng hồ sơ.",
        max_length=200,
        error_messages={"required": "Ghi văn bản, điều, khoản.", "max_length": _SHORTER},
    )
    valid_from = DateBoxes(label="Hiệu lực từ", help_text="Từ hôm nay trở đi.")
    running_too = forms.BooleanField(
        label="Áp dụng cả cho hồ sơ đang giải quyết",
        help_text="Hạn của từng hồ sơ được tính lại, ghi vào sổ, người gửi đọc được.",
        required=False,
    )
    reason = forms.CharField(
        label="Lý do sửa",
        help_text="Người duyệt đọc.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi vì sao sửa, để người duyệt hiểu.", "max_length": _SHORTER},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, before: DutyRule, **more: Any) -> None:
        super().__init__(data, label_suffix="", **more)
        for name in ("starts", "meets"):
            self._chosen(name).choices = list(nouns_of(before.duty).items())

    def _chosen(self, name: str) -> forms.MultipleChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        return field

    @classmethod
    def of(cls, row: DutyRule) -> "RuleForm":
        said = {name: getattr(row, name) for name in cls.base_fields}
        said |= {"starts": row.starts.split(), "meets": row.meets.split()}
        if row.state == "active":
            said |= {"reason": "", "valid_from": None, "running_too": False}
        return cls(before=row, initial=said)

    def given(self) -> RuleGiven:
        said = self.cleaned_data
        return RuleGiven(**said | {"starts": tuple(said["starts"]), "meets": tuple(said["meets"])})


class DayForm(forms.Form):
    """A day that is worked or not, other than the yearly notice says."""

    day = DateBoxes(label="Ngày")
    works = forms.TypedChoiceField(
        label="Ngày này",
        choices=[
            ("off", Labelled("Nghỉ", "Hạn rơi vào ngày này chuyển sang ngày làm việc kế tiếp.")),
            ("on", Labelled("Làm việc", "Như thứ Bảy làm bù.")),
        ],
        coerce=lambda said: said == "on",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn nghỉ hay làm việc."},
    )
    basis = forms.CharField(
        label="Căn cứ",
        help_text="Văn bản, quyết định, thông báo.",
        max_length=200,
        error_messages={"required": "Ghi văn bản, quyết định.", "max_length": _SHORTER},
    )


class DayRefusalForm(forms.Form):
    """Why a proposed day is not approved."""

    reason = forms.CharField(
        label="Lý do không duyệt",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi lý do không duyệt.", "max_length": _SHORTER},
    )
