from django import forms

from andan.reports.actions.edit_kind import LINE_MOST, NAME_MOST, PLACE_MOST, KindGiven
from andan.reports.models import IncidentKind

_SHORTER = "Dài quá. Rút ngắn lại."


class KindForm(forms.Form):
    """How a kind of incident reads to citizens, and where it stands in the list."""

    name = forms.CharField(
        label="Tên loại",
        max_length=NAME_MOST,
        error_messages={"required": "Ghi tên loại.", "max_length": _SHORTER},
    )
    hint = forms.CharField(
        label="Gợi ý dưới tên",
        max_length=LINE_MOST,
        required=False,
        error_messages={"max_length": _SHORTER},
    )
    keywords = forms.CharField(
        label="Từ khóa để tìm",
        help_text="Cách người dân hay gọi, cách nhau bằng dấu phẩy.",
        max_length=LINE_MOST,
        required=False,
        error_messages={"max_length": _SHORTER},
    )
    position = forms.IntegerField(
        label="Thứ tự",
        min_value=1,
        max_value=PLACE_MOST,
        error_messages={
            "required": "Ghi thứ tự.",
            "invalid": f"Ghi số từ 1 đến {PLACE_MOST}.",
            "min_value": f"Ghi số từ 1 đến {PLACE_MOST}.",
            "max_value": f"Ghi số từ 1 đến {PLACE_MOST}.",
        },
    )
    grave = forms.BooleanField(
        label="Việc nghiêm trọng, khẩn cấp",
        help_text="Người gửi được nhắc gọi 113 trước.",
        required=False,
    )
    active = forms.BooleanField(
        label="Đang dùng",
        help_text="Bỏ chọn thì người dân không thấy loại này nữa, phản ánh cũ vẫn giữ.",
        required=False,
    )

    @classmethod
    def of(cls, kind: IncidentKind) -> "KindForm":
        names = tuple(cls.base_fields)
        return cls(initial={name: getattr(kind, name) for name in names}, label_suffix="")

    def given(self) -> KindGiven:
        return KindGiven(**self.cleaned_data)
