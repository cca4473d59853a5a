"""A routing rule as its keeper fills it in."""

from typing import Any

from django import forms

from andan.accounts import queries as accounts
from andan.kit.refusals import Invalid
from andan.places import queries as places
from andan.places.models import Agency
from andan.reports import queries
from andan.reports.actions.assign import VERIFIERS
from andan.reports.actions.keep_rule import NOTE_MOST, PLACE_MOST, TEAM_MOST, RuleGiven
from andan.reports.models import RoutingRule
from andan.reports.queries.routing import targets
from andan.web.forms import choice

WEEKDAYS = (
    ("1", "Thứ Hai"),
    ("2", "Thứ Ba"),
    ("3", "Thứ Tư"),
    ("4", "Thứ Năm"),
    ("5", "Thứ Sáu"),
    ("6", "Thứ Bảy"),
    ("7", "Chủ nhật"),
)
_PLACE = f"Ghi số từ 1 đến {PLACE_MOST}."
_HOUR = {"invalid": "Ghi giờ như 22:00."}
_LONG = {"max_length": "Dài quá. Rút ngắn lại."}


class RoutingForm(forms.Form):
    """Which reports, at which times; then where to. What is left empty means any."""

    position = forms.IntegerField(
        label="Thứ tự",
        help_text="Quy tắc đứng trước được xét trước. Quy tắc đầu tiên khớp là quy tắc dùng.",
        min_value=1,
        max_value=PLACE_MOST,
        error_messages={"required": "Ghi thứ tự.", "min_value": _PLACE, "max_value": _PLACE},
    )
    area = forms.ChoiceField(label="Nơi xảy ra", required=False)
    kind = forms.ChoiceField(label="Loại vụ việc", required=False)
    weekdays = forms.MultipleChoiceField(
        label="Ngày",
        help_text="Không chọn là mọi ngày.",
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    begins = forms.TimeField(
        label="Từ giờ", help_text="Ghi như 22:00. Để trống là cả ngày.", required=False, error_messages=_HOUR
    )
    ends = forms.TimeField(
        label="Đến giờ",
        help_text="Nhỏ hơn giờ bắt đầu là sang hôm sau.",
        required=False,
        error_messages=_HOUR,
    )
    officer = forms.ChoiceField(label="Gợi ý giao cho", required=False)
    team = forms.CharField(label="Đội", max_length=TEAM_MOST, required=False, error_messages=_LONG)
    to_agency = forms.ChoiceField(label="Gợi ý chuyển đến", required=False)
    note = forms.CharField(
        label="Vì sao",
        help_text="Cán bộ đọc được trên hồ sơ.",
        max_length=NOTE_MOST,
        required=False,
        error_messages=_LONG,
    )
    active = forms.BooleanField(label="Đang dùng", required=False)

    def __init__(self, data: Any = None, *, agency: Agency, rule: RoutingRule | None, following: int) -> None:
        super().__init__(data, initial=_initial(rule, following), label_suffix="")
        officers = accounts.officers_at(agency.pk, *VERIFIERS)
        self._offer("area", "Cả địa bàn", _areas(agency))
        self._offer("kind", "Mọi loại", [(kind.slug, kind.name) for kind in queries.all_kinds()])
        self._offer("officer", "Không ai", [(str(one.pk), one.titled_name) for one in officers])
        self._offer("to_agency", "Giữ ở đây", [(str(one.pk), one.name) for one in targets(agency)])

    def _offer(self, name: str, empty: str, choices: list[tuple[str, str]]) -> None:
        choice(self, name).choices = [("", empty), *choices]

    def given(self) -> RuleGiven:
        """What was filled in; the form must be valid."""
        said = self.cleaned_data
        commune, _, quarter = said["area"].partition("/")
        return RuleGiven(
            position=said["position"],
            commune_id=int(commune) if commune else None,
            quarter_id=int(quarter) if quarter else None,
            kind_id=said["kind"] or None,
            weekdays="".join(said["weekdays"]),
            begins=said["begins"],
            ends=said["ends"],
            to_agency_id=int(said["to_agency"]) if said["to_agency"] else None,
            team=said["team"],
            officer_id=int(said["officer"]) if said["officer"] else None,
            note=said["note"],
            active=said["active"],
        )

    def explain(self, refusal: Invalid) -> None:
        """Put what the action found wrong beside the field it belongs to."""
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            self.add_error(name if name in self.fields else None, sentence)


def _areas(agency: Agency) -> list[tuple[str, str]]:
    """The quarters of a commune's police as `commune/quarter`, the communes of a province's; each with its name."""
    if agency.commune is not None:
        rows = places.quarters_of(agency.commune)
        return [(f"{agency.commune_id}/{quarter.pk}", quarter.name) for quarter in rows]
    return [(str(commune.pk), commune.name) for commune in agency.province.communes.all()]


def _initial(rule: RoutingRule | None, following: int) -> dict[str, Any]:
    if rule is None:
        return {"position": following, "active": True}
    area = f"{rule.commune_id}/{rule.quarter_id}" if rule.quarter_id else str(rule.commune_id or "")
    return {
        "position": rule.position,
        "area": area,
        "kind": rule.kind_id or "",
        "weekdays": list(rule.weekdays),
        "begins": rule.begins.strftime("%H:%M") if rule.begins else "",
        "ends": rule.ends.strftime("%H:%M") if rule.ends else "",
        "to_agency": str(rule.to_agency_id or ""),
        "team": rule.team,
        "officer": str(rule.officer_id or ""),
        "note": rule.note,
        "active": rule.active,
    }
