"""What a citizen asks about their own data: one form for each right, with only what that right needs."""

from typing import Any

from django import forms

from andan.accounts.actors import Actor
from andan.kit import identity_numbers
from andan.kit.refusals import Invalid
from andan.reports.actions.request_data import Asked
from andan.reports.forms.texts import BirthField, IdentityNumberField, LineField, PhoneField, TextField
from andan.reports.models import ADDRESS_MAX, NAME_MAX, WORDS_MAX
from andan.reports.queries.rights import requests
from andan.reports.rights.states import Right
from andan.web.forms import Labelled

ALL, ME = "tat-ca", "me"
_VALUES = ("full_name", "birth_date", "id_number", "phone", "address")
_MINE = ("birth_date", "id_number")
_ALL_HINTS = {
    Right.ACCESS: "Mọi phản ánh có tên, tài khoản, thông báo, nhật ký.",
    Right.DELETE: "Mọi phản ánh đã xong, bản nháp, tài khoản, nơi nhận tin.",
    Right.WITHDRAW: "Mọi phản ánh. Các địa chỉ nhận tin cũng bỏ.",
}


class RequestForm(forms.Form):
    """About which reports, and in the person's own words."""

    reports = forms.MultipleChoiceField(
        label="Về phản ánh nào",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn phản ánh, hoặc chọn tất cả."},
    )
    text = TextField(
        label="Nói thêm",
        most=WORDS_MAX,
        required=False,
        help_text="Cán bộ đọc điều này. Không cần ghi lại tên, số định danh.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, actor: Actor, right: str) -> None:
        super().__init__(data)
        self.right = right
        owned = requests.reports_of(actor)
        every = Labelled("Tất cả", _ALL_HINTS.get(Right(right), "Mọi phản ánh có tên."))
        listed = [(one.code, Labelled(one.subject, f"{one.code} · {one.face.word}")) for one in owned]
        self.fields["reports"].choices = [(ALL, every), *listed]  # type: ignore[attr-defined]
        if not owned:
            self.fields["reports"].initial = [ALL]

    def asked(self) -> Asked:
        chosen = self.cleaned_data["reports"]
        return Asked(
            right=self.right,
            reports=tuple(code for code in chosen if code != ALL),
            whole=ALL in chosen,
            text=self.cleaned_data["text"],
            whose=self.cleaned_data.get("whose") or ME,
            values={name: self.cleaned_data.get(name, "") for name in _VALUES if name in self.fields},
        )

    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class CorrectionForm(RequestForm):
    """What is wrong, and how it is right. Only what is filled in is corrected."""

    whose = forms.ChoiceField(label="Sửa thông tin của ai", widget=forms.RadioSelect)
    full_name = LineField(label="Họ và tên đúng", most=NAME_MAX, required=False)
    birth_date = BirthField(
        label="Ngày sinh đúng",
        required=False,
        help_text="Như 09/07/1997. Giấy tờ chỉ ghi năm thì ghi năm. Chỉ để sửa thông tin của bạn.",
    )
    id_number = IdentityNumberField(
        label="Số định danh đúng",
        required=False,
        help_text="12 chữ số, như in trên thẻ căn cước. Chỉ để sửa thông tin của bạn.",
    )
    phone = PhoneField(label="Điện thoại đúng", required=False)
    address = LineField(label="Nơi ở đúng", most=ADDRESS_MAX, required=False)
    field_order = ("whose", *_VALUES, "reports", "text")

    def __init__(self, data: Any = None, *, actor: Actor, right: str) -> None:
        super().__init__(data, actor=actor, right=right)
        spoken_of = requests.parties_of(actor)
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            (ME, "Của tôi"),
            *(
                (str(one.pk), Labelled(one.name or one.get_role_display(), one.report.code))
                for one in spoken_of
            ),
        ]
        self.fields["whose"].initial = ME

    def clean(self) -> dict[str, Any]:
        """The year in the number is that of the birth date, when both are corrected at once."""
        given = self.cleaned_data
        born, number = given.get("birth_date"), given.get("id_number")
        try:
            if born and number:
                identity_numbers.agree(number, int(born[:4]))
        except identity_numbers.NumberUnclear as unclear:
            self.add_error("id_number", unclear.sentence)
        if given.get("whose", ME) != ME:
            for name in _MINE:
                if given.get(name):
                    self.add_error(name, "Chỉ sửa được của bạn. Chọn Của tôi ở trên, hoặc để trống ô này.")
        return given


def form_of(right: str) -> type[RequestForm]:
    return CorrectionForm if right == Right.CORRECT else RequestForm
