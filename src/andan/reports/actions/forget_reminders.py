from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.reports.models import AnswerReminder, Reminder
from andan.reports.queries.answers_due import still_owed


def forget_reminders(*, actor: Actor) -> int:  # noqa: ARG001 - by the clock; what was told stays in the ledger
    """Let go of what was told of terms that have moved or are over; returns how many."""
    with transaction.atomic(durable=True):
        gone, _ = Reminder.objects.exclude(report__next_due=F("due")).delete()
        answered, _ = AnswerReminder.objects.exclude(key__in=still_owed()).delete()
    return gone + answered
