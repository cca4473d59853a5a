"""How a paper is made, withdrawn, and opened by somebody else."""

from typing import Any

from django import forms
from django.core.files import File

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions.issue_paper import PaperAsked
from andan.reports.actions.openings import REASON_LEAST, REASON_MOST
from andan.reports.papers import SIGNINGS, Naming, Signing
from andan.reports.queries.papers import Offer, chiefs, signers
from andan.web.forms import choice

_CHOOSE = {"required": "Chọn một mục trong danh sách.", "invalid_choice": "Chọn một mục trong danh sách."}
_ILLEGIBLE = {"null_characters_not_allowed": "Có ký tự không đọc được. Gõ lại đoạn này."}


class Explained(forms.Form):
    """A form that shows what an action found wrong beside the field it belongs to."""

    def explain(self, refusal: Invalid) -> None:
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


class ReasonForm(Explained):
    """Why: for withdrawing a paper, and for opening one that names the reporter."""

    reason = forms.CharField(
        label="Lý do",
        max_length=REASON_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Ghi lý do.",
            "max_length": f"Rút còn {REASON_MOST} ký tự.",
            **_ILLEGIBLE,
        },
    )


class PaperForm(Explained):
    """`reason` is asked only where the paper may name the reporter. `replaces` is the code of what stands now."""

    signing = forms.ChoiceField(
        label="Ký với tư cách",
        choices=list(SIGNINGS.items()),
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    signer_id = forms.TypedChoiceField(label="Người ký", coerce=int, error_messages=_CHOOSE)
    reason = forms.CharField(
        label="Lý do mở danh tính",
        required=False,
        max_length=REASON_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Rút còn {REASON_MOST} ký tự.", **_ILLEGIBLE},
    )
    replaces = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offer: Offer, anonymous: bool, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        people = signers(offer.agency)
        choice(self, "signer_id").choices = [(one.pk, one.titled_name) for one in people]
        self.initial = {**self._usual(actor, people), **self.initial}
        if anonymous or offer.sort.naming == Naming.NEVER or offer.no_name is not None:
            del self.fields["reason"]
        else:
            self._ask_why()

    def asked(self) -> PaperAsked:
        """What the action takes."""
        return PaperAsked(**{"reason": "", **self.cleaned_data})

    def _usual(self, actor: Actor, people: list[Any]) -> dict[str, Any]:
        """The receiver signs what is received; the head of the office everything else."""
        own = next((one.pk for one in people if one.pk == actor.user_id), None)
        head = next((one.pk for one in chiefs(self.offer.agency)), None)
        received = self.offer.sort.signed_by_receiver
        return {
            "signing": Signing.RECEIVER if received else Signing.HEAD,
            "signer_id": own or head if received else head or own,
            "replaces": self.offer.standing.code if self.offer.standing else "",
        }

    def _ask_why(self) -> None:
        must = self.offer.sort.naming == Naming.MUST
        price = f"Từ {REASON_LEAST} đến {REASON_MOST} ký tự. Người gửi đọc được nguyên văn, kèm tên bạn."
        self.fields["reason"].required = must
        self.fields["reason"].error_messages["required"] = (
            "Giấy này ghi tên người gửi. Ghi lý do mở danh tính."
        )
        self.fields["reason"].help_text = (
            price if must else f"Bỏ trống thì giấy không ghi tên người gửi. {price}"
        )


CHECKED_MOST = 5_000_000  # bytes; a paper has some tens of thousands


def _small_enough(file: "File[bytes]") -> None:
    if file.size > CHECKED_MOST:
        raise forms.ValidationError("Tệp lớn hơn 5 MB, không phải giấy do An Dân lập. Chọn lại tệp.")


class EitherText(forms.CharField):
    """One of two fields of which one is needed, so neither is called optional."""

    one_of = True


class EitherFile(forms.FileField):
    """The other one."""

    one_of = True


def _file(label: str, hint: str, *, required: bool) -> forms.FileField:
    kind = forms.FileField if required else EitherFile
    return kind(
        label=label,
        help_text=hint,
        required=required,
        allow_empty_file=True,
        validators=[_small_enough],
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={
            "required": "Chọn tệp để so.",
            "missing": "Chọn tệp để so.",
            "invalid": "Chọn tệp để so.",
        },
    )


class FileForm(forms.Form):
    """A file to be compared with what was issued."""

    file = _file("Tệp PDF hoặc DOCX", "Tệp chỉ được so dấu băm, không được giữ lại.", required=True)


class CheckForm(forms.Form):
    """A code as it stands on a paper, or the file itself."""

    code = EitherText(
        label="Mã trên giấy",
        help_text="12 ký tự, ví dụ 7K4M-Q9TX-2HAC.",
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }
        ),
        error_messages={"max_length": "Mã có 12 ký tự.", **_ILLEGIBLE},
    )
    file = _file("Hoặc tệp PDF, DOCX", "Tệp chỉ được so dấu băm, không được giữ lại.", required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not told.get("code") and told.get("file") is None:
            self.add_error("code", "Ghi mã trên giấy, hoặc chọn tệp.")
        return told
