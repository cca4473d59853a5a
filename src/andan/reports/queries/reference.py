"""Kinds of incidents and the terms of the law."""

from datetime import date
from typing import NamedTuple

from django.db import connection

from andan.kit.refusals import NotThere
from andan.reports.models import DutyRule, IncidentKind


def kinds() -> list[IncidentKind]:
    return list(IncidentKind.objects.filter(active=True))


def all_kinds() -> list[IncidentKind]:
    """Those not offered any more too."""
    return list(IncidentKind.objects.all())


def kind(slug: str) -> IncidentKind:
    """One kind of incident, offered or not. Raises NotThere."""
    found = IncidentKind.objects.filter(slug=slug).first()
    if found is None:
        raise NotThere("Không có loại vụ việc này.")
    return found


def is_on_offer(kind: str) -> bool:
    """Whether this kind may be reported now. Written out, like `rules_for`: every report asks this, and building the
    query costs more than asking it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM reports_incidentkind WHERE slug = %s AND active", [kind])
        return cursor.fetchone() is not None


def all_rules() -> list[DutyRule]:
    return list(DutyRule.objects.order_by("duty", "report_class", "-valid_from"))


class RuleInForce(NamedTuple):
    """What a rule says: `amount` of `unit` (a word of clock.UNITS) for `duty`, on this legal `basis`."""

    duty: str
    amount: int
    unit: str
    basis: str


def rules_for(duties: tuple[str, ...], report_class: str, day: date) -> list[RuleInForce]:
    """The rules in force on `day`, one a duty: a rule for the class beats one for all, a newer one an older one."""
    with connection.cursor() as cursor:
        cursor.execute(_RULES_IN_FORCE, [str(day), report_class])
        rules = map(RuleInForce._make, cursor.fetchall())
    return list({rule.duty: rule for rule in rules if rule.duty in duties}.values())


_RULES_IN_FORCE = """
    SELECT duty, amount, unit, basis FROM reports_dutyrule
    WHERE valid_from <= %s AND report_class IN ('', %s) ORDER BY report_class <> '', valid_from
"""
