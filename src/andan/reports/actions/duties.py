"""The duties of a report: set from the rule in force, met, and summed up in the row for the desk."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from andan.kit.clock import HANOI
from andan.ledger.inserting import insert_all
from andan.reports import clock, queries
from andan.reports.models import Duty, Report
from andan.reports.queries.reference import RuleInForce


def unsaved(names: Iterable[str], *, start: datetime, report_class: str = "") -> list[Duty]:
    """The named duties as the rules in force set them for a term from `start`; one without a rule is left out."""
    day = start.astimezone(HANOI).date()
    return [_made(rule, start) for rule in queries.rules_for(tuple(names), report_class, day)]


def _made(rule: RuleInForce, start: datetime) -> Duty:
    term = clock.term(rule, start)
    return Duty(
        duty=rule.duty,
        amount=rule.amount,
        unit=rule.unit,
        basis=rule.basis,
        started_at=start,
        due_at=term.due,
        soon_at=term.soon,
    )


def save(report: Report, terms: list[Duty]) -> list[Duty]:
    """Give the terms to the report."""
    for duty in terms:
        duty.report = report
    insert_all(terms)
    return terms


def set_out(report: Report, names: Iterable[str], *, start: datetime, report_class: str = "") -> list[Duty]:
    """Start the named duties of `report` at `start`."""
    return save(report, unsaved(names, start=start, report_class=report_class))


def meet(report: Report, *names: str, at: datetime) -> None:
    """Mark the open duties of these names (all when none is named) as done at `at`."""
    rows = Duty.objects.filter(report=report, done_at=None)
    (rows.filter(duty__in=names) if names else rows).update(done_at=at)


def reset(report: Report, name: str, *, report_class: str) -> Duty | None:
    """Set an open duty anew from its own start by the rule of `report_class`, e.g. 15 days instead of 20."""
    before = Duty.objects.filter(report=report, duty=name, done_at=None).first()
    if before is None:
        return None
    before.delete()
    made = set_out(report, (name,), start=before.started_at, report_class=report_class)
    return made[0] if made else None


def summary(report: Report) -> dict[str, Any]:
    """The columns of the row that tell the desk what is due next."""
    return columns(first(list(Duty.objects.filter(report=report, done_at=None))))


def first(terms: list[Duty]) -> Duty | None:
    """The one that is due next."""
    return min(terms, key=lambda duty: duty.due_at, default=None)


def columns(duty: Duty | None) -> dict[str, Any]:
    if duty is None:
        return {"next_duty": "", "next_from": None, "next_soon": None, "next_due": None}
    return {
        "next_duty": duty.duty,
        "next_from": duty.started_at,
        "next_soon": duty.soon_at,
        "next_due": duty.due_at,
    }
