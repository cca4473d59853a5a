"""The clock tells: what is due soon, late, late for long. Nothing is told twice, nothing forgotten."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger.inserting import insert_all
from andan.ledger.log import append_all
from andan.ledger.rows import new
from andan.reports import notices
from andan.reports.events import ReportFellDue
from andan.reports.models import Report, Step
from andan.reports.queries.due import Due, due_to_tell
from andan.reports.states import REMINDER

AT_A_TIME = 2_000  # reports in one transaction: a fifth of a second during which nobody else writes
SOON, LATE, LATE_FOR_LONG = 1, 2, 3  # Report.told
_DETAIL = {SOON: "Sắp đến hạn.", LATE: "Quá hạn.", LATE_FOR_LONG: "Quá hạn đã lâu, báo cấp trên."}


def tell_due(*, actor: Actor) -> int:
    """Tell of every open report that has come to its next step; returns how many steps were told.

    Row, fact, timeline and notices of a report are one transaction: a crash leaves a batch either told or still to be
    told by the next sweep. What was overlooked is told late first: the commander has the hours before those above hear.
    """
    told = 0
    while some := _batch(actor):
        told += some
    return told


def _batch(actor: Actor) -> int:
    now = clock.now()
    with transaction.atomic(durable=True):
        rows = due_to_tell(now, AT_A_TIME)
        steps: dict[int, list[Due]] = defaultdict(list)
        for row in rows:
            steps[_next(row, now)].append(row)
        for step, those in steps.items():
            _advance(step, those, now)
            notices.fell_due(step, those, _record(step, those, actor, now), at=now)
    return len(rows)


def _next(row: Due, now: datetime) -> int:
    return LATE_FOR_LONG if row.told == LATE else LATE if row.next_due < now else SOON


def _advance(step: int, rows: Sequence[Due], now: datetime) -> None:
    """Nobody is faster: the rows are locked, or no other writes meanwhile. Whoever is told has some hours to act."""
    later: Any = {SOON: F("next_due"), LATE: now + timedelta(hours=settings.ESCALATE_HOURS)}.get(step)
    here = Report.objects.filter(pk__in=[row.pk for row in rows], told__lt=step, tell_at__isnull=False)
    if here.update(told=step, tell_at=later) != len(rows):
        raise WrongState()


def _record(step: int, rows: Sequence[Due], actor: Actor, now: datetime) -> list[int]:
    """A fact and a line of the timeline for each; the numbers of the facts."""
    facts = [(_fact(step, row), row.code) for row in rows]
    entries = append_all(facts, actor=actor.ref, at=now)
    insert_all([_step(step, row, entry, actor, now) for row, entry in zip(rows, entries, strict=True)])
    return entries


def _fact(step: int, row: Due) -> ReportFellDue:
    due = row.next_due.astimezone(UTC).isoformat(timespec="microseconds")
    return ReportFellDue(duty=row.next_duty, due=due, step=step, agency=row.agency_code)


def _step(step: int, row: Due, entry: int, actor: Actor, now: datetime) -> Step:
    return new(
        Step,
        report_id=row.pk,
        noun=REMINDER.noun,
        at=now,
        state=row.state,
        actor_ref=actor.ref,
        actor_name=actor.name,
        agency_name=row.agency_name,
        detail=_DETAIL[step],
        public=REMINDER.public,
        entry=entry,
    )
