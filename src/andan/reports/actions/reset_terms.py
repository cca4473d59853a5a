"""Newer rules and corrected days reach what runs already: each report with a fact and a line on its timeline.

Requests about one's own data are few, and come after the last report.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.ledger.log import append
from andan.reports.actions import duties, road
from andan.reports.events import TermsReset
from andan.reports.models import CalendarDay, DataRequest, Duty, DutyRule, Report
from andan.reports.queries.rights import requests
from andan.reports.rights.events import DataRequestTermsReset
from andan.reports.rights.states import ANSWER_DUTY, duty_of
from andan.reports.states import RESETTING

AT_A_TIME = 200
RESET = RESETTING.noun


@dataclass(frozen=True, slots=True)
class _Change:
    """What must be reckoned anew: the duties a rule is about, or the calendar."""

    source: DutyRule | CalendarDay
    duties: tuple[str, ...]
    calendar: bool


def reset_terms(*, actor: Actor) -> int:
    """Go on where the last round stopped; returns how many reports and requests got other terms.

    A crash between two reports loses nothing: the next round begins after the last report that was written, and one
    that stands right already is not written again.
    """
    changed = 0
    while (change := _waiting()) is not None:
        changed += _some(actor, change)
    return changed


def _waiting() -> _Change | None:
    rule = DutyRule.objects.filter(applied_to__isnull=False).order_by("pk").first()
    if rule is not None:
        return _Change(rule, (rule.duty,), calendar=False)
    day = CalendarDay.objects.filter(applied_to__isnull=False).order_by("pk").first()
    return None if day is None else _Change(day, (), calendar=True)


def _some(actor: Actor, change: _Change) -> int:
    """The next reports in turn; the source is done when there are none left."""
    open_ones = Report.objects.filter(closed_at=None, pk__gt=change.source.applied_to or 0)
    codes = list(open_ones.order_by("pk").values_list("pk", "code")[:AT_A_TIME])
    changed = sum(_one(actor, change, code) for _, code in codes)
    if len(codes) < AT_A_TIME:
        asked = DataRequest.objects.filter(settled_at=None).order_by("pk")
        changed += sum(_request(actor, change, pk) for pk in asked.values_list("pk", flat=True))
    rows = type(change.source)._default_manager.filter(pk=change.source.pk)
    with transaction.atomic(durable=True):
        rows.update(applied_to=codes[-1][0] if len(codes) == AT_A_TIME else None)
    return changed


def _one(actor: Actor, change: _Change, code: str) -> bool:
    with transaction.atomic(durable=True):
        report = Report.objects.select_related("agency").select_for_update().get(code=code)
        now = max(clock.now(), report.changed_at)
        fact = TermsReset(duties=list(change.duties), calendar=change.calendar, resolve_by="")
        terms = duties.foreseen(report, fact, at=now)
        if not duties.differ(report, terms):
            return False
        due = duties.open_one(terms, "result")
        told = replace(fact, resolve_by=due.due_at.isoformat() if due else "")
        road.along(report, RESETTING, told, actor=actor, at=now, detail=_detail(due, now))
    return True


def _request(actor: Actor, change: _Change, pk: int) -> bool:
    """The two terms of a request about one's own data."""
    with transaction.atomic(durable=True):
        row = DataRequest.objects.select_for_update().get(pk=pk)
        now, past = clock.now(), requests.past_of(row)
        fact = DataRequestTermsReset(duties=list(change.duties), calendar=change.calendar)
        terms = requests.terms(row.right, [*past, requests.event_of(RESET, now, fact.payload())])
        first, second = terms.get(ANSWER_DUTY), terms.get(duty_of(row.right))
        if not (row.is_open and first and second):
            return False
        if (row.answer_due, row.settle_due) == (first.term.due, second.term.due):
            return False
        append(fact, subject=row.code, actor=actor.ref, at=now)
        DataRequest.objects.filter(pk=pk).update(
            version=row.version + 1,
            answer_rule_id=first.rule.key,
            answer_due=first.term.due,
            settle_rule_id=second.rule.key,
            settle_due=second.term.due,
        )
    return True


def _detail(due: Duty | None, _now: datetime) -> str:
    return f"Hạn trả kết quả: {due.due_at:%d/%m/%Y}." if due else ""
