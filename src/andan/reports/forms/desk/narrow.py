"""What the address of a list narrows it to. A value nobody offers is left out, never an error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.reports import queries
from andan.reports.policies import covered
from andan.reports.queries.area import places_in
from andan.reports.queries.board import GROUPS
from andan.reports.queries.handover import shift_at
from andan.reports.states import CLASS_NAMES, CLOSED, FACES, OPEN, RESTING
from andan.web.forms import choice

THIS_SHIFT = "ca"
_OPEN = (*OPEN, *RESTING)


@dataclass(frozen=True, slots=True)
class Offered:
    """What an actor may narrow a list to, besides what is the same for everybody. Three queries at most."""

    kinds: Sequence[tuple[str, str]]
    places: Mapping[
        str, tuple[str, int]
    ]  # name and key of a quarter, or of an agency where the area has several
    quarters: bool

    @classmethod
    def to(cls, actor: Actor) -> "Offered":
        return cls(
            kinds=[(kind.slug, kind.name) for kind in queries.kinds()],
            places=places_in(actor),
            quarters=len(covered(actor)) == 1,
        )


class NarrowForm(forms.Form):
    """The tool bar over the queue, or over what is `over`."""

    phan = forms.ChoiceField(
        required=False, label="Phân loại", choices=[("", "Phân loại: tất cả"), *CLASS_NAMES.items()]
    )
    loai = forms.ChoiceField(required=False, label="Loại vụ việc")
    tinh_trang = forms.ChoiceField(required=False, label="Tình trạng")
    noi = forms.ChoiceField(required=False, label="Nơi")
    giu = forms.ChoiceField(
        required=False,
        label="Người giữ",
        choices=[("", "Người giữ: tất cả"), ("me", "Tôi đang giữ"), ("nobody", "Chưa ai giữ")],
    )
    an = forms.ChoiceField(required=False, choices=[("1", "Ẩn danh")], widget=forms.HiddenInput)
    han = forms.ChoiceField(required=False, choices=[(THIS_SHIFT, "Ca này")], widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, offered: Offered, *, over: bool = False) -> None:
        super().__init__(data)
        self.offered = offered
        places = [(value, name) for value, (name, _) in offered.places.items()]
        everywhere = "Khu phố, thôn: tất cả" if offered.quarters else "Đơn vị: tất cả"
        states = [(state, FACES[state].word) for state in (CLOSED if over else _OPEN)]
        choice(self, "loai").choices = [("", "Vụ việc: tất cả"), *offered.kinds]
        choice(self, "tinh_trang").choices = [("", "Tình trạng: tất cả"), *states]
        choice(self, "noi").choices = [("", everywhere), *places]
        if not places:
            del self.fields["noi"]
        if over:
            del self.fields["han"]

    def selects(self) -> list[forms.BoundField]:
        """Those on the tool bar; the others come by a view at the left and stay while one narrows further."""
        return self.visible_fields()

    def kept(self) -> list[forms.BoundField]:
        return [field for field in self.hidden_fields() if field.value()]

    def filters(self) -> queries.Filters:
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        key = self.offered.places[given["noi"]][1] if given.get("noi") else 0
        return queries.Filters(
            report_class=given.get("phan", ""),
            kind=given.get("loai", ""),
            state=given.get("tinh_trang", ""),
            quarter=key if self.offered.quarters else 0,
            agency=0 if self.offered.quarters else key,
            holder=given.get("giu", ""),
            anonymous=given.get("an", "") == "1",
            due_before=shift_at(clock.now()).ends if given.get("han") == THIS_SHIFT else None,
        )


def group_of(data: QueryDict) -> str:
    """The one group asked for, empty for all."""
    asked = data.get("nhom", "")
    return asked if asked in GROUPS else ""
