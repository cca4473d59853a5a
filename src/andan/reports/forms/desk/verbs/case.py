"""From reception to result."""

from collections.abc import Mapping
from typing import Any

from django import forms

from andan.accounts import queries as accounts
from andan.kit.text import clean_line
from andan.places import queries as places
from andan.places.models import Agency
from andan.reports.actions.assign import VERIFIERS
from andan.reports.actions.openings import REASON_LEAST, REASON_MOST
from andan.reports.forms.desk.targets import named, usual
from andan.reports.forms.desk.verbs.verb_form import VerbForm, remark, said_choice, words
from andan.reports.models import Report, RoutingRule
from andan.reports.queries.routing import suggested
from andan.reports.queries.workload import Load, loads, without_desk
from andan.reports.states import CLASS_NAMES, CRIMES, FLOOR, GROUNDS, OUTCOMES, State
from andan.web.forms import Labelled, choice


class ReceptionForm(VerbForm):
    """Nothing to fill in."""


class ClassificationForm(VerbForm):
    report_class = said_choice(
        "Phân loại theo luật",
        "Hạn giải quyết đi theo loại, tính từ lúc gửi.",
        "Chọn một loại trong danh sách.",
        [*CLASS_NAMES.items()],
    )
    reason = remark(
        "Lý do đổi phân loại",
        "Vì sao đổi sang loại khác. Chỉ cán bộ và viện kiểm sát đọc được.",
        "Ghi lý do đổi sang loại khác.",
    )

    def suit(self) -> None:
        if not self.report.report_class:
            del self.fields["reason"]
        elif self.report.state != State.RECEIVED:  # after a reopening the same class may be confirmed
            self.fields["reason"].required = True
        self.initial["report_class"] = self.report.report_class
        other = "Đang là tội phạm: chỉ huy mới đổi" if self.report.report_class in CRIMES else ""
        choice(self, "report_class").choices = [
            (
                key,
                Labelled(name, "Không được từ chối, hạn 20 ngày (BLTTHS Đ.147)" if key in CRIMES else other),
            )
            for key, name in CLASS_NAMES.items()
        ]


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
    text = words(
        "Câu hỏi gửi người phản ánh",
        "Hỏi từng việc, bằng lời dễ hiểu. Đồng hồ không dừng khi chờ trả lời.",
        "Ghi câu hỏi gửi người phản ánh.",
    )


class VerificationForm(VerbForm):
    text = words(
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
    to_agency = said_choice("Nơi nhận", "", "Chọn một đơn vị trong danh sách.")
    reason = words(
        "Lý do chuyển",
        "Nơi nhận và người phản ánh đều đọc được.",
        "Ghi lý do chuyển.",
        rows=4,
    )
    unstaffed = forms.BooleanField(
        label="Đã báo nơi nhận bằng cách khác",
        help_text="Điện thoại, công văn hay phiếu chuyển giấy.",
        required=False,
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
        empty = without_desk(agency.pk for agency in found)
        if not any(agency.code == chosen and agency.pk in empty for agency in found):
            del self.fields["unstaffed"]
        choice(self, "to_agency").choices = [
            (agency.code, Labelled(agency.name, _said(rule, agency, agency.pk in empty))) for agency in found
        ]

    @property
    def searching(self) -> bool:
        return "search" in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned.pop("find", None)
        return cleaned


def _said(rule: RoutingRule | None, agency: Agency, empty: bool) -> str:
    by_rule = f"Quy tắc {rule.position} gợi ý. " if rule and rule.to_agency_id == agency.pk else ""
    return f"{by_rule}{agency.province}" + (". Chưa có ai làm việc trên An Dân" if empty else "")


def offers(report: Report, typed: str) -> list[Agency]:
    """Whom the report may be handed to: those that `typed` names, else the usual ones."""
    return named(report, typed) if typed else usual(report)


class RefusalForm(VerbForm):
    ground = said_choice("Căn cứ", "", "Chọn một căn cứ trong danh sách.", GROUNDS.items())
    reason = words(
        "Lý do gửi người phản ánh",
        "Nói rõ vì sao và có thể làm gì tiếp.",
        "Ghi lý do để người phản ánh hiểu.",
        rows=4,
    )


class ResultForm(VerbForm):
    outcome = said_choice("Kết quả", "", "Chọn một kết quả trong danh sách.", OUTCOMES.items())
    text = words(
        "Kết quả gửi người phản ánh",
        "Đã làm gì, kết quả thế nào. Không ghi danh tính của ai.",
        "Ghi kết quả để người phản ánh hiểu.",
    )


class NoteForm(VerbForm):
    text = words(
        "Ghi chú",
        "Chỉ cán bộ đọc được. Gõ @ và tên đăng nhập ở mục dưới cũng là nhắc tên.",
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
    reason = words(
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
