from dataclasses import asdict, dataclass, replace
from datetime import time

from django.db import transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, check
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.places import queries as places
from andan.places.models import Agency, Commune
from andan.reports import policies
from andan.reports.actions.assign import VERIFIERS
from andan.reports.events import RoutingRuleKept
from andan.reports.models import IncidentKind, RoutingRule
from andan.reports.queries.routing import rule as rule_of
from andan.reports.queries.routing import targets
from andan.reports.routing import EVERY_DAY

PLACE_MOST, TEAM_MOST, NOTE_MOST = 999, 80, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGiven:
    """A routing rule as somebody wants it; see models.RoutingRule. What is empty means any."""

    position: int
    commune_id: int | None = None
    quarter_id: int | None = None
    kind_id: str | None = None
    weekdays: str = ""
    begins: time | None = None
    ends: time | None = None
    to_agency_id: int | None = None
    team: str = ""
    officer_id: int | None = None
    note: str = ""
    active: bool = True


def keep_rule(*, actor: Actor, agency: Agency, given: RuleGiven, rule: int | None = None) -> RoutingRule:
    """Write a new routing rule of the agency, or change the one with key `rule`. Raises NotThere, Invalid."""
    check(policies.may_route(actor, agency))
    cleaned = _cleaned(agency, given)
    with transaction.atomic(durable=True):
        if rule is None:
            row = RoutingRule.objects.create(agency=agency, **asdict(cleaned))
        else:
            rule_of(agency, rule)
            RoutingRule.objects.filter(pk=rule).update(**asdict(cleaned))
            row = rule_of(agency, rule)
        append(_fact(agency, row), subject=f"routing:{agency.code}", actor=actor.ref)
    return row


def _fact(agency: Agency, row: RoutingRule) -> RoutingRuleKept:
    return RoutingRuleKept(
        agency=agency.code,
        rule=row.pk,
        position=row.position,
        commune=row.commune.slug if row.commune else "",
        quarter=row.quarter_id or 0,
        kind=row.kind_id or "",
        weekdays=row.weekdays,
        begins=f"{row.begins:%H:%M}" if row.begins else "",
        ends=f"{row.ends:%H:%M}" if row.ends else "",
        to_agency=row.to_agency.code if row.to_agency else "",
        team=row.team,
        officer=str(row.officer.uid) if row.officer else "",
        active=row.active,
    )


def _cleaned(agency: Agency, given: RuleGiven) -> RuleGiven:
    found = replace(given, team=clean_line(given.team), note=clean_line(given.note))
    wrong = _wrong_reports(agency, found) | _wrong_end(agency, found)
    if wrong:
        raise Invalid("Quy tắc này còn chỗ cần sửa.", wrong)
    return found


def _wrong_reports(agency: Agency, given: RuleGiven) -> dict[str, str]:
    """What is wrong with the reports it is for, by the field of the form."""
    wrong = {}
    if not 0 < given.position <= PLACE_MOST:
        wrong["position"] = f"Ghi số từ 1 đến {PLACE_MOST}."
    if not _lies_in(agency, given):
        wrong["area"] = "Chọn nơi trong địa bàn."
    if given.kind_id is not None and not IncidentKind.objects.filter(pk=given.kind_id).exists():
        wrong["kind"] = "Chọn loại trong danh sách."
    if not set(given.weekdays) <= set(EVERY_DAY):
        wrong["weekdays"] = "Chọn ngày trong danh sách."
    if (given.begins is None) != (given.ends is None):
        wrong["ends"] = "Ghi cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai."
    return wrong


def _lies_in(agency: Agency, given: RuleGiven) -> bool:
    if given.quarter_id is not None and not places.has_quarter(given.commune_id, given.quarter_id):
        return False
    if given.commune_id is None:
        return True
    if agency.commune_id is not None:
        return given.commune_id == agency.commune_id
    return Commune.objects.filter(pk=given.commune_id, province=agency.province_id).exists()


def _wrong_end(agency: Agency, given: RuleGiven) -> dict[str, str]:
    """What is wrong with where it leads."""
    wrong = {}
    if given.to_agency_id is not None and all(one.pk != given.to_agency_id for one in targets(agency)):
        wrong["to_agency"] = "Chọn đơn vị trong danh sách."
    officers = accounts.officers_at(agency.pk, *VERIFIERS) if given.officer_id is not None else []
    if given.officer_id is not None and all(one.pk != given.officer_id for one in officers):
        wrong["officer"] = "Chọn cán bộ của đơn vị."
    if len(given.team) > TEAM_MOST:
        wrong["team"] = f"Rút còn {TEAM_MOST} ký tự."
    if len(given.note) > NOTE_MOST:
        wrong["note"] = f"Rút còn {NOTE_MOST} ký tự."
    if not (given.to_agency_id or given.officer_id or given.team):
        wrong["officer"] = "Chọn đơn vị, cán bộ hoặc ghi tên đội."
    return wrong
