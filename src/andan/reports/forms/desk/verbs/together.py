"""Reports handled as one, and one as several."""

from typing import Any

from django import forms

from andan.kit.refusals import Invalid
from andan.kit.text import clean_line
from andan.reports import queries
from andan.reports.forms.desk.verbs.verb_form import VerbForm, remark, said_choice, words
from andan.reports.models import SUBJECT_MAX
from andan.reports.queries.alike import alike
from andan.reports.queries.alike import named as numbered
from andan.web.forms import Labelled, choice


class JoiningForm(VerbForm):
    """Those that look alike are offered; any other is named by its number or code."""

    lead = forms.CharField(
        label="Chọn phản ánh chính",
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
    reason = remark("Lý do gộp", "Chỉ cán bộ đọc được.")

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
    reason = remark("Lý do bỏ gộp", "Chỉ cán bộ đọc được. Hạn của phản ánh trở lại như trước khi gộp.")


class SplittingForm(VerbForm):
    kind = said_choice("Loại vụ việc của phần tách ra", "", "Chọn một loại vụ việc trong danh sách.")
    subject = forms.CharField(
        label="Nội dung chính",
        max_length=SUBJECT_MAX,
        error_messages={
            "required": "Ghi nội dung chính.",
            "max_length": f"Rút còn {SUBJECT_MAX} ký tự.",
            "null_characters_not_allowed": "Có ký tự không đọc được. Gõ lại.",
        },
    )
    story = words(
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
