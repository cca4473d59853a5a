"""More time, no time running, and who is told."""

from django import forms

from andan.kit import clock
from andan.reports.actions.notify import USUAL
from andan.reports.clock import UNIT_NAMES
from andan.reports.forms.desk.verbs.verb_form import VerbForm, remark, said_choice, words
from andan.reports.queries.rules import most
from andan.reports.states import SUSPENSIONS


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
    reason = words(
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
    text = remark(
        "Lời gửi người phản ánh (nếu có)", "Vì sao cần thêm thời gian, bằng lời dễ hiểu. Họ đọc được."
    )


class DenialForm(VerbForm):
    reason = words("Lý do không gia hạn", "Người xin gia hạn đọc được.", "Ghi lý do không gia hạn.", rows=3)


class SuspensionForm(VerbForm):
    ground = said_choice(
        "Căn cứ tạm đình chỉ",
        "BLTTHS Đ.148. Quyết định phải gửi viện kiểm sát trong 24 giờ.",
        "Chọn một căn cứ trong danh sách.",
        SUSPENSIONS.items(),
    )
    reason = words(
        "Lý do gửi người phản ánh",
        "Đang chờ việc gì. Không ghi danh tính của ai.",
        "Ghi lý do để người phản ánh hiểu.",
    )


class ResumptionForm(VerbForm):
    reason = words(
        "Lý do giải quyết tiếp", "Đã có kết quả gì. Người phản ánh đọc được.", "Ghi lý do giải quyết tiếp."
    )


class AlertForm(VerbForm):
    text = words(
        "Báo lên công an cấp tỉnh",
        "Việc gì, ở đâu, đã làm gì, cần gì. Không ghi danh tính người gửi.",
        "Ghi điều báo lên cấp trên.",
        rows=4,
    )


class InformingForm(VerbForm):
    text = remark(
        "Ghi chú (số, ngày của văn bản đã gửi)", "Viện kiểm sát cũng xem được phản ánh ở mục Kiểm sát."
    )


class NotificationForm(VerbForm):
    text = words(
        "Lời thông báo cho người gửi",
        "Đã nhận, ai giải quyết. Họ đọc được trên trang của mình.",
        "Ghi lời thông báo.",
        rows=3,
    )

    def suit(self) -> None:
        self.initial.setdefault("text", USUAL)
