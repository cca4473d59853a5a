from datetime import UTC, datetime

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.ledger.log import append
from andan.ledger.pieces import worked_through
from andan.reports import notices
from andan.reports.events import AnswerFellDue
from andan.reports.models import AnswerReminder
from andan.reports.queries.answers_due import Owed, owed


def tell_answers(*, actor: Actor) -> int:
    """Tell of every answer that is due soon or late, once each; returns how many were told of.

    Each is a transaction: reminder, fact and notices together.
    """
    now = clock.now()
    return sum(worked_through(lambda one: _tell(one, now, actor), owed(now)))


def _tell(one: Owed, now: datetime, actor: Actor) -> int:
    with transaction.atomic(durable=True):
        if not _is_first(one, now):
            return 0
        due = one.due.astimezone(UTC).isoformat(timespec="microseconds")
        fact = AnswerFellDue(due=due, step=one.step, agency=one.agency.code)
        entry = append(fact, subject=one.subject, actor=actor.ref, at=now)
        notices.answer_owed(one, entry.pk, at=now)
    return 1


def _is_first(one: Owed, now: datetime) -> bool:
    """Whether nobody has told of it yet, and nobody will any more."""
    stands = {"due": one.due, "told": one.step, "told_at": now}
    row, is_new = AnswerReminder.objects.get_or_create(key=one.key, defaults=stands)
    if is_new:
        return True
    if row.due == one.due and row.told >= one.step:
        return False
    return AnswerReminder.objects.filter(key=one.key, due=row.due, told=row.told).update(**stands) == 1
