from typing import Any

from django import forms
from django.conf import settings
from stdnum.exceptions import ValidationError as NotATaxCode
from stdnum.vn import mst

from andan.accounts.actors import ActorKind
from andan.accounts.policies import needs_guardian, needs_level
from andan.kit import clock
from andan.kit.refusals import Refused
from andan.reports.forms.texts import LineField, PhoneField
from andan.reports.forms.wizard.sheet import Sheet
from andan.reports.forms.wizard.step_form import StepForm
from andan.web.forms import Labelled, choice

ORGANISATION_MAX = 200
NAMED = (
    "named",
    Labelled("Ghi tên tôi", "Tên được niêm phong. Cán bộ muốn xem phải ghi lý do, bạn sẽ thấy."),
)
ANONYMOUS = (
    "anonymous",
    Labelled("Ẩn danh", "Không lưu gì dẫn đến bạn. Có thể bị từ chối nếu không có gì để xác minh."),
)


class PersonForm(StepForm):
    """Who sends, in whose name, and what they agree to (Luật 91/2025: one consent a purpose, none ticked for them)."""

    slug = "nguoi-gui"

    mode = forms.ChoiceField(
        label="Gửi với tên ai",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn ghi tên hoặc ẩn danh.",
            "invalid_choice": "Chọn ghi tên hoặc ẩn danh.",
        },
    )
    phone = PhoneField(
        label="Số điện thoại", required=False, help_text="Để cán bộ gọi lại. Sửa được nếu đã đổi số."
    )
    representative = forms.BooleanField(label="Là đại diện cơ quan, tổ chức", required=False)
    organisation = LineField(label="Tên đơn vị", most=ORGANISATION_MAX, missing="Ghi tên đơn vị.")
    tax_code = LineField(
        label="Mã số thuế",
        most=20,
        missing="Ghi mã số thuế của đơn vị.",
        help_text="10 số, hoặc 13 số với chi nhánh.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    agree_handling = forms.BooleanField(
        label="Đồng ý dùng họ tên, số định danh để giải quyết phản ánh này",
        required=False,
        help_text="Cần có khi ghi tên. Không dùng vào việc khác. Muốn rút lại thì báo cho công an phường, xã.",
    )
    agree_contact = forms.BooleanField(
        label="Đồng ý để cán bộ gọi vào số điện thoại trên", required=False, help_text="Không bắt buộc."
    )

    def beginning(self, sheet: Sheet) -> dict[str, Any]:
        return {"phone": sheet.person["phone"], "mode": "anonymous" if self.only_anonymous else ""}

    def prepare(self) -> None:
        choices = [ANONYMOUS] if self.only_anonymous else [NAMED, ANONYMOUS]
        choice(self, "mode").choices = choices

    @property
    def only_anonymous(self) -> bool:
        return self.signed_out or self.under_age is not None

    @property
    def signed_out(self) -> bool:
        return self.sheet.actor.kind == ActorKind.ANONYMOUS

    @property
    def level_refusal(self) -> Refused | None:
        """Why this person cannot send under their name, with how to mend it."""
        return None if self.signed_out else needs_level(self.sheet.actor, settings.REPORT_MIN_LEVEL)

    @property
    def under_age(self) -> Refused | None:
        """Why a child does not send under their own name: a guardian does, and anonymously every child may."""
        return needs_guardian(self.sheet.person["birth_date"], today=clock.today())

    @property
    def anonymous(self) -> bool:
        return bool(self.cleaned_data.get("mode") == "anonymous")

    def clean_mode(self) -> str:
        mode: str = self.cleaned_data["mode"]
        refusal = (
            self.level_refusal
            if mode == "named"
            else needs_level(self.sheet.actor, settings.ANONYMOUS_MIN_LEVEL)
        )
        if refusal:
            raise forms.ValidationError(refusal.reason)
        return mode

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("mode") == "named":
            self._check_consents(given)
        if given.get("representative") and given.get("mode") == "named":
            self._check_tax_code(given)
        else:
            self.waive("organisation")
            self.waive("tax_code")
        return given

    def _check_consents(self, given: dict[str, Any]) -> None:
        if not given.get("agree_handling"):
            self.add_error("agree_handling", "Đánh dấu đồng ý để gửi có ghi tên, hoặc chọn Ẩn danh.")
        if given.get("agree_contact") and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", "Ghi số điện thoại để cán bộ gọi, hoặc bỏ đánh dấu đồng ý gọi.")

    def _check_tax_code(self, given: dict[str, Any]) -> None:
        if "tax_code" in self.errors:
            return
        try:
            given["tax_code"] = tax_code(given["tax_code"])
        except NotATaxCode:
            self.add_error("tax_code", "Mã số thuế chưa đúng. Xem lại từng số trên giấy đăng ký.")


def tax_code(typed: str) -> str:
    """The tax code with digits and a dash only. Raises NotATaxCode."""
    return str(mst.format(mst.validate(typed)))
