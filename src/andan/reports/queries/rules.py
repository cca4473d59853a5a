"""The book of rules and the calendar as the clock reads them, and the rules as people edit them."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from django.db import connection

from andan.kit.refusals import NotThere
from andan.reports.clock import Book, Case, Correction, Rule, Span
from andan.reports.models import CalendarDay, DayState, DutyRule, RuleState
from andan.reports.states import CRIMES


def book() -> Book:
    """Every rule that ever was active. One narrow query: a version never changes, more of them is what is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), MAX(id) FROM reports_dutyrule WHERE state = 'active'")
        count, newest = cursor.fetchone()
    return _book(connection.settings_dict["NAME"], count, newest)


def gravity_and_book(kind: str) -> tuple[bool, Book] | None:
    """Whether this kind is grave, and the book; None when it may not be reported now. One query: every report asks."""
    with connection.cursor() as cursor:
        cursor.execute(_GRAVITY_AND_BOOK, [kind])
        found = cursor.fetchone()
    if found is None:
        return None
    grave, count, newest = found
    return bool(grave), _book(connection.settings_dict["NAME"], count, newest)


_GRAVITY_AND_BOOK = """
    SELECT kind.grave, book.count, book.newest
    FROM reports_incidentkind kind
        CROSS JOIN (SELECT COUNT(*) AS count, MAX(id) AS newest FROM reports_dutyrule WHERE state = 'active') book
    WHERE kind.slug = %s AND kind.active
"""


@lru_cache(maxsize=4)
def _book(_database: str, _count: int, _newest: int | None) -> Book:
    rows = DutyRule.objects.filter(state=RuleState.ACTIVE).order_by("pk")
    return Book(tuple(row.rule for row in rows))


def corrections() -> list[Correction]:
    """What was ever approved against the yearly notices, in the order it was approved."""
    active = CalendarDay.objects.filter(state=DayState.ACTIVE).order_by("decided_at", "pk")
    return [
        Correction(day, works, at)
        for day, works, at in active.values_list("day", "works", "decided_at")
        if at is not None
    ]


def mark_of(row: DutyRule) -> str:
    """A mark of everything a version says, and who drafted it: another one when a word of it is changed."""
    said = [
        *(row.duty, row.scope, row.place, row.only, row.amount, row.unit, row.starts, row.meets, row.pauses),
        *(row.basis, row.certainty, row.valid_from, row.running_too, row.drafted_by),
    ]
    return sha256(json.dumps(said, default=str).encode()).hexdigest()[:32]


def proposed_days() -> list[CalendarDay]:
    """What waits for a second person, the oldest first."""
    return list(CalendarDay.objects.filter(state=DayState.PROPOSED))


def decided_days() -> list[CalendarDay]:
    """What was proposed against the yearly notices and decided, the newest first."""
    return list(CalendarDay.objects.exclude(state=DayState.PROPOSED).order_by("-decided_at", "-pk"))


def day_proposal(key: int) -> CalendarDay:
    """One day as somebody proposed it, decided or not. Raises NotThere."""
    found = CalendarDay.objects.filter(pk=key).first()
    if found is None:
        raise NotThere("Không có đề nghị này.")
    return found


def limit(duty: str, report_class: str, at: datetime) -> Rule | None:
    """The rule of a limit that no verb starts (`extension_1`, `extension_notice`, `escalation`), as of `at`."""
    case = Case(report_class=report_class, crime=report_class in CRIMES)
    held = [rule for rule in book().of_duty.get(duty, ()) if rule.fits(case) and rule.holds(at)]
    order = {scope: rank for rank, scope in enumerate(case.scopes)}
    found = max(held, key=lambda rule: (order[rule.scope], rule.valid_from, rule.active_at), default=None)
    return found if found is not None and found.amount else None


def most(turn: int, report_class: str, at: datetime) -> tuple[Span, str] | None:
    """The most that may be granted the first or second time, and its basis; None when the law grants nothing."""
    rule = limit(f"extension_{turn}", report_class, at)
    return (Span(rule.amount, rule.unit), rule.basis) if rule else None


def all_rules() -> list[DutyRule]:
    """Every version, drafts too, the newest of a rule first."""
    return list(DutyRule.objects.order_by("duty", "scope", "place", "-valid_from", "-pk"))


def rule(key: int) -> DutyRule:
    """One version. Raises NotThere."""
    found = DutyRule.objects.filter(pk=key).first()
    if found is None:
        raise NotThere("Không có quy tắc này.")
    return found


def in_force(rows: list[DutyRule], at: datetime) -> Mapping[tuple[str, str, str, str], DutyRule]:
    """By duty, scope, place and start: the version that holds for what begins at `at`."""
    newest: dict[tuple[str, str, str, str], DutyRule] = {}
    for row in sorted(rows, key=lambda row: (row.valid_from, row.active_at or at, row.pk)):
        if row.state == RuleState.ACTIVE and row.rule.holds(at):
            newest[row.duty, row.scope, row.place, row.starts] = row
    return newest
