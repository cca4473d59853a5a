"""Remarks of the procuracy on a report, and what is answered to them."""

from django import forms

from andan.reports.forms.desk.verbs.verb_form import VerbForm, words
from andan.reports.queries.oversight.remarks import of_report
from andan.web import wording
from andan.web.forms import Labelled, choice

ASKS = "Nêu việc nào, căn cứ nào, đề nghị làm gì. Đơn vị phải trả lời trong hạn; người gửi phản ánh không đọc được."
_SHORT = 160


class RemarkForm(VerbForm):
    text = words("Nội dung kiến nghị", ASKS, "Ghi nội dung kiến nghị.", rows=7)


class ReplyForm(VerbForm):
    remark = forms.TypedChoiceField(
        label="Kiến nghị",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn một kiến nghị chưa trả lời.",
            "invalid_choice": "Chọn một kiến nghị chưa trả lời.",
        },
    )
    text = words(
        "Nội dung trả lời",
        "Đã làm gì, từ bao giờ, còn việc gì. Viện kiểm sát đọc nguyên văn; người gửi phản ánh không đọc được.",
        "Ghi nội dung trả lời.",
        rows=7,
    )

    def suit(self) -> None:
        waiting = [row for row in of_report(self.report) if row.answered_at is None]
        choice(self, "remark").choices = [
            (row.number, Labelled(f"Số {row.number}, hạn {wording.day(row.due_at)}", _short(row.words)))
            for row in waiting
        ]
        if len(waiting) == 1:
            self.initial["remark"] = waiting[0].number


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
