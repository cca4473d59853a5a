"""The clock tells: what is due soon, late, late for long. Nothing is told twice, nothing forgotten."""

from collections import defaultdict
from collections.abc import Container, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.ledger.columns import insert_columns
from andan.ledger.log import append_all
from andan.ledger.pieces import worked_through
from andan.reports import notices
from andan.reports.events import ReportFellDue
from andan.reports.models import Reminder, Step
from andan.reports.queries.due import LATE, LATE_FOR_LONG, SOON, Due, locked, to_escalate, to_tell
from andan.reports.queries.one_of import one_of
from andan.reports.queries.rules import limit
from andan.reports.states import REMINDER

NEVER = datetime.min.replace(tzinfo=UTC)  # where no rule says when the agency above hears
AT_A_TIME = 2_500  # reports in one transaction: a fifth of a second during which nobody else writes
_DETAIL = {SOON: "Sắp đến hạn.", LATE: "Quá hạn.", LATE_FOR_LONG: "Quá hạn đã lâu, báo cấp trên."}


def tell_due(*, actor: Actor) -> int:
    """Tell of every open report that has come to its next step; returns how many steps were told.

    Reminder, fact, timeline and notices of a report are one transaction: a crash leaves a batch either told or still to
    be told by the next sweep. What was overlooked is told late first: the commander has the hours before those above
    hear.
    """
    now = clock.now()
    waiting = to_tell(now)
    batches = [waiting[at : at + AT_A_TIME] for at in range(0, len(waiting), AT_A_TIME)]
    told = sum(worked_through(lambda batch: _batch(batch, now, actor), batches))
    wait = limit("escalation", "", now)
    before = now - timedelta(hours=wait.amount) if wait else NEVER
    while numbers := to_escalate(before, AT_A_TIME):
        some = _batch(numbers, now, actor)
        told += some
        if not some:  # somebody else is telling of them
            break
    return told


def _batch(numbers: Sequence[int], now: datetime, actor: Actor) -> int:
    with transaction.atomic(durable=True):
        rows, known = locked(numbers)
        steps: dict[int, list[Due]] = defaultdict(list)
        for row in rows:
            steps[_next(row, known.get(row.pk), now)].append(row)
        steps.pop(0, None)
        for step, those in steps.items():
            _remember(step, those, known, now)
            notices.fell_due(step, those, _record(step, those, actor, now), at=now)
    return sum(map(len, steps.values()))


def _next(row: Due, known: tuple[datetime, int] | None, now: datetime) -> int:
    """The step to tell of; 0 where somebody was faster."""
    told = known[1] if known and known[0] == row.next_due else 0
    if told == LATE:
        return LATE_FOR_LONG
    step = LATE if row.next_due < now else SOON
    return step if step > told else 0


def _remember(step: int, rows: Sequence[Due], known: Container[int], now: datetime) -> None:
    before = [row.pk for row in rows if row.pk in known]
    if before:
        Reminder.objects.filter(one_of("report_id", before)).delete()
    each: dict[str, Sequence[Any]] = {
        "report_id": [row.pk for row in rows],
        "due": [row.next_due for row in rows],
    }
    insert_columns(Reminder, each, told=step, told_at=now)


def _record(step: int, rows: Sequence[Due], actor: Actor, now: datetime) -> list[int]:
    """A fact and a line of the timeline for each; the numbers of the facts."""
    facts = [(_fact(step, row), row.code) for row in rows]
    entries = append_all(facts, actor=actor.ref, at=now)
    each: dict[str, Sequence[Any]] = {
        "report_id": [row.pk for row in rows],
        "state": [row.state for row in rows],
        "agency_name": [row.agency_name for row in rows],
        "entry": entries,
    }
    insert_columns(
        Step,
        each,
        noun=REMINDER.noun,
        at=now,
        actor_ref=actor.ref,
        actor_name=actor.name,
        detail=_DETAIL[step],
        public=REMINDER.public,
    )
    return entries


def _fact(step: int, row: Due) -> ReportFellDue:
    due = row.next_due.astimezone(UTC).isoformat(timespec="microseconds")
    return ReportFellDue(duty=row.next_duty, due=due, step=step, agency=row.agency_code)
