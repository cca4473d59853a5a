"""One form a verb. The names of its fields are the names the action takes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from andan.accounts import queries as accounts
from andan.kit import clock
from andan.kit.refusals import Invalid
from andan.kit.text import clean_line
from andan.places import queries as places
from andan.places.models import Agency
from andan.reports import queries
from andan.reports.actions.assign import VERIFIERS
from andan.reports.actions.notify import USUAL
from andan.reports.actions.openings import REASON_LEAST, REASON_MOST
from andan.reports.clock import UNIT_NAMES
from andan.reports.forms.desk.targets import named, usual
from andan.reports.models import SUBJECT_MAX, WORDS_MAX, Report, RoutingRule
from andan.reports.queries.alike import alike
from andan.reports.queries.alike import named as numbered
from andan.reports.queries.routing import suggested
from andan.reports.queries.rules import most
from andan.reports.queries.workload import Load, loads
from andan.reports.states import CLASS_NAMES, CRIMES, FLOOR, GROUNDS, OUTCOMES, SUSPENSIONS
from andan.web.forms import Labelled, choice

_LARGEST = 2**31 - 1


class VerbForm(forms.Form):
    """`seen` is the version of the report the officer was looking at when they decided."""

    seen = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, report: Report, kept: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"seen": report.version, **(kept or {})}, label_suffix="")
        self.report = report
        self.suit()

    def suit(self) -> None:
        """Fit the choices to the report."""

    @property
    def searching(self) -> bool:
        """Whether the officer only asked for more choices."""
        return False

    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


def _words(label: str, hint: str, missing: str, *, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": missing,
            "max_length": f"Dài hơn {WORDS_MAX} ký tự. Rút ngắn lại.",
            "null_characters_not_allowed": "Có ký tự không đọc được. Gõ lại đoạn này.",
        },
    )


def _remark(label: str, hint: str) -> forms.CharField:
    field = _words(label, hint, "", rows=3)
    field.required = False
    return field


def _choice(label: str, hint: str, missing: str, names: Any = ()) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=list(names),
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )


class ReceptionForm(VerbForm):
    """Nothing to fill in."""


class ClassificationForm(VerbForm):
    report_class = _choice(
        "Phân loại theo luật",
        "Hạn giải quyết đi theo loại, tính từ lúc gửi.",
        "Chọn một loại trong danh sách.",
        [
            (key, Labelled(name, "Không được từ chối, hạn 20 ngày (BLTTHS Đ.147)" if key in CRIMES else ""))
            for key, name in CLASS_NAMES.items()
        ],
    )

    def suit(self) -> None:
        self.initial["report_class"] = self.report.report_class


class AssignmentForm(VerbForm):
    holder_id = forms.TypedChoiceField(
        label="Người xác minh",
        help_text="Cán bộ của đơn vị. Người được giao chịu trách nhiệm đến khi có kết quả.",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn một cán bộ của đơn vị.",
            "invalid_choice": "Chọn một cán bộ của đơn vị.",
        },
    )

    def suit(self) -> None:
        rule, held = suggested(self.report), loads(self.report.agency_id)
        officers = accounts.officers_at(self.report.agency_id, *VERIFIERS)
        first = rule.officer_id if rule else None
        choice(self, "holder_id").choices = [
            (officer.pk, Labelled(officer.titled_name, self._said(officer.pk, rule, held)))
            for officer in sorted(officers, key=lambda officer: officer.pk != first)
        ]

    def _said(self, officer: int, rule: RoutingRule | None, held: Mapping[int, Load]) -> str:
        """What to know before choosing: what a rule suggests, who holds it now, and how much each has in hand."""
        load = held.get(officer, Load())
        parts = [
            f"Quy tắc {rule.position} gợi ý" if rule and rule.officer_id == officer else "",
            "Đang giữ phản ánh này" if officer == self.report.holder_id else "",
            f"Giữ {load.held} việc" + (f", {load.late} quá hạn" if load.late else ""),
        ]
        return ". ".join(part for part in parts if part)


class QuestionForm(VerbForm):
    text = _words(
        "Câu hỏi gửi người phản ánh",
        "Hỏi từng việc, bằng lời dễ hiểu. Đồng hồ không dừng khi chờ trả lời.",
        "Ghi câu hỏi gửi người phản ánh.",
    )


class VerificationForm(VerbForm):
    text = _words(
        "Việc đã xác minh",
        "Chỉ cán bộ đọc được. Người phản ánh chỉ thấy là đang xác minh.",
        "Ghi việc đã xác minh.",
        rows=7,
    )


class TransferForm(VerbForm):
    """The choices are the usual places, or those that `find` names."""

    find = forms.CharField(
        label="Tìm nơi nhận",
        help_text="Tên xã, phường cũ hoặc mới, hay tên đơn vị.",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
    to_agency = _choice("Nơi nhận", "", "Chọn một đơn vị trong danh sách.")
    reason = _words(
        "Lý do chuyển",
        "Nơi nhận và người phản ánh đều đọc được.",
        "Ghi lý do chuyển.",
        rows=4,
    )

    def suit(self) -> None:
        given = self.data if self.is_bound else self.initial
        typed, chosen = clean_line(str(given.get("find", ""))), clean_line(str(given.get("to_agency", "")))
        found = list(offers(self.report, typed))
        rule = suggested(self.report) if not typed else None
        if rule is not None and rule.to_agency is not None:
            found = [rule.to_agency, *(one for one in found if one.pk != rule.to_agency_id)]
        if chosen and all(agency.code != chosen for agency in found):
            found += places.transfer_targets(self.report.agency).filter(code=chosen)
        choice(self, "to_agency").choices = [
            (agency.code, Labelled(agency.name, _said(rule, agency))) for agency in found
        ]

    @property
    def searching(self) -> bool:
        return "search" in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned.pop("find", None)
        return cleaned


def _said(rule: RoutingRule | None, agency: Agency) -> str:
    by_rule = f"Quy tắc {rule.position} gợi ý. " if rule and rule.to_agency_id == agency.pk else ""
    return f"{by_rule}{agency.province}"


def offers(report: Report, typed: str) -> list[Agency]:
    """Whom the report may be handed to: those that `typed` names, else the usual ones."""
    return named(report, typed) if typed else usual(report)


class RefusalForm(VerbForm):
    ground = _choice("Căn cứ", "", "Chọn một căn cứ trong danh sách.", GROUNDS.items())
    reason = _words(
        "Lý do gửi người phản ánh",
        "Nói rõ vì sao và có thể làm gì tiếp.",
        "Ghi lý do để người phản ánh hiểu.",
        rows=4,
    )


class ResultForm(VerbForm):
    outcome = _choice("Kết quả", "", "Chọn một kết quả trong danh sách.", OUTCOMES.items())
    text = _words(
        "Kết quả gửi người phản ánh",
        "Đã làm gì, kết quả thế nào. Không ghi danh tính của ai.",
        "Ghi kết quả để người phản ánh hiểu.",
    )


class ExtensionForm(VerbForm):
    amount = forms.IntegerField(
        label="Xin thêm",
        min_value=1,
        max_value=366,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "required": "Ghi số cần thêm.",
            "invalid": "Ghi một số.",
            "min_value": "Ít nhất là 1.",
            "max_value": "Nhiều quá. Xem mức luật cho ở trên.",
        },
    )
    reason = _words(
        "Lý do xin gia hạn",
        "Vướng việc gì, đã làm gì, cần thêm thời gian để làm gì. Người duyệt đọc được.",
        "Ghi lý do xin gia hạn.",
    )

    def suit(self) -> None:
        granted = most(self.report.extensions + 1, self.report.report_class, clock.now())
        if granted is not None:
            longest, basis = granted
            unit = UNIT_NAMES[longest.unit]
            field = self.fields["amount"]
            field.label, field.help_text = (
                f"Xin thêm bao nhiêu {unit}",
                f"Nhiều nhất {longest.amount} {unit} ({basis}).",
            )


class ApprovalForm(VerbForm):
    text = _remark(
        "Lời gửi người phản ánh (nếu có)", "Vì sao cần thêm thời gian, bằng lời dễ hiểu. Họ đọc được."
    )


class DenialForm(VerbForm):
    reason = _words("Lý do không gia hạn", "Người xin gia hạn đọc được.", "Ghi lý do không gia hạn.", rows=3)


class SuspensionForm(VerbForm):
    ground = _choice(
        "Căn cứ tạm đình chỉ",
        "BLTTHS Đ.148. Quyết định phải gửi viện kiểm sát trong 24 giờ.",
        "Chọn một căn cứ trong danh sách.",
        SUSPENSIONS.items(),
    )
    reason = _words(
        "Lý do gửi người phản ánh",
        "Đang chờ việc gì. Không ghi danh tính của ai.",
        "Ghi lý do để người phản ánh hiểu.",
    )


class ResumptionForm(VerbForm):
    reason = _words(
        "Lý do giải quyết tiếp", "Đã có kết quả gì. Người phản ánh đọc được.", "Ghi lý do giải quyết tiếp."
    )


class AlertForm(VerbForm):
    text = _words(
        "Báo lên công an cấp tỉnh",
        "Việc gì, ở đâu, đã làm gì, cần gì. Không ghi danh tính người gửi.",
        "Ghi điều báo lên cấp trên.",
        rows=4,
    )


class InformingForm(VerbForm):
    text = _remark(
        "Ghi chú (số, ngày của văn bản đã gửi)", "Viện kiểm sát cũng xem được phản ánh ở mục Kiểm sát."
    )


class NotificationForm(VerbForm):
    text = _words(
        "Lời thông báo cho người gửi",
        "Đã nhận, ai giải quyết. Họ đọc được trên trang của mình.",
        "Ghi lời thông báo.",
        rows=3,
    )

    def suit(self) -> None:
        self.initial.setdefault("text", USUAL)


class NoteForm(VerbForm):
    text = _words(
        "Ghi chú",
        "Chỉ cán bộ đọc được. Gõ @ và tên đăng nhập cũng là nhắc tên.",
        "Ghi nội dung ghi chú.",
        rows=4,
    )
    mentions = forms.TypedMultipleChoiceField(
        label="Nhắc ai",
        help_text="Người được nhắc nhận thông báo.",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def suit(self) -> None:
        officers = accounts.officers_at(self.report.agency_id, *FLOOR)
        choice(self, "mentions").choices = [
            (officer.pk, Labelled(officer.titled_name, f"@{officer.username}")) for officer in officers
        ]


class PinningForm(VerbForm):
    reason = _words(
        "Lý do ghim",
        "Vì sao giải quyết ở đây. Ghim rồi thì không chuyển đi, quy tắc điều phối cũng không gợi ý nơi khác.",
        "Ghi lý do ghim.",
        rows=3,
    )


class UnpinningForm(VerbForm):
    """Nothing to fill in."""


class OpeningForm(VerbForm):
    reason = forms.CharField(
        label="Lý do mở danh tính",
        help_text=f"Từ {REASON_LEAST} đến {REASON_MOST} ký tự. Người phản ánh đọc được nguyên văn, kèm tên bạn.",
        min_length=REASON_LEAST,
        max_length=REASON_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Ghi lý do mở danh tính.",
            "min_length": f"Ghi rõ hơn, ít nhất {REASON_LEAST} ký tự.",
            "max_length": f"Rút còn {REASON_MOST} ký tự.",
            "null_characters_not_allowed": "Có ký tự không đọc được. Gõ lại lý do.",
        },
    )


class JoiningForm(VerbForm):
    """Those that look alike are offered; any other is named by its number or code."""

    lead = forms.CharField(
        label="Phản ánh chính",
        help_text="Phản ánh này chờ và nhận cùng kết quả. Người gửi được báo, vẫn được đếm riêng.",
        required=False,
        max_length=20,
        widget=forms.RadioSelect,
    )
    find = forms.CharField(
        label="Hoặc ghi số, mã của phản ánh chính",
        help_text="Ví dụ: 12, 12/2026, AD-2611-XRM-7K2.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
    )
    reason = _remark("Lý do gộp (nếu cần)", "Chỉ cán bộ đọc được.")

    def suit(self) -> None:
        found = [like for like in alike(self.report) if like.leads]
        widget = self.fields["lead"].widget = forms.RadioSelect() if found else forms.HiddenInput()
        if isinstance(widget, forms.RadioSelect):
            widget.choices = [
                (
                    like.report.code,
                    Labelled(f"{like.report.short_code} · {like.report.subject}", like.reasons),
                )
                for like in found
            ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        typed = clean_line(cleaned.pop("find", ""))
        cleaned["lead"] = cleaned.get("lead") or (numbered(self.report, typed) if typed else "")
        if not cleaned["lead"] and not self.errors:
            self.add_error("find", "Chọn một phản ánh, hoặc ghi số của nó.")
        return cleaned

    def explain(self, refusal: Invalid) -> None:
        chosen = not self.fields["lead"].widget.is_hidden and not self["find"].value()
        found = {("lead" if chosen else "find") if name == "lead" else name: sentence
                 for name, sentence in refusal.fields.items()}  # fmt: skip
        super().explain(Invalid(refusal.reason, found))


class PartingForm(VerbForm):
    reason = _remark(
        "Lý do bỏ gộp (nếu cần)", "Chỉ cán bộ đọc được. Hạn của phản ánh trở lại như trước khi gộp."
    )


class SplittingForm(VerbForm):
    kind = _choice("Loại vụ việc của phần tách ra", "", "Chọn một loại vụ việc trong danh sách.")
    subject = forms.CharField(
        label="Nội dung chính",
        max_length=SUBJECT_MAX,
        error_messages={
            "required": "Ghi nội dung chính.",
            "max_length": f"Rút còn {SUBJECT_MAX} ký tự.",
            "null_characters_not_allowed": "Có ký tự không đọc được. Gõ lại.",
        },
    )
    story = _words(
        "Phần được tách ra",
        "Ghi lại từ lời kể. Lời của người phản ánh vẫn nguyên ở phản ánh gốc; họ đọc được phần này.",
        "Ghi phần được tách ra.",
    )
    evidence = forms.MultipleChoiceField(
        label="Chứng cứ mang theo",
        help_text="Vẫn còn nguyên ở phản ánh gốc.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Chọn lại tệp trong danh sách."},
    )

    def suit(self) -> None:
        choice(self, "kind").choices = [
            (kind.slug, Labelled(kind.name, kind.hint)) for kind in queries.kinds()
        ]
        files = [(str(row.pk), row.name) for row in self.report.evidence.all()]
        choice(self, "evidence").choices = files
        if not files:
            self.fields["evidence"].widget = forms.MultipleHiddenInput()
