from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.reports.models import Reminder


def forget_reminders(*, actor: Actor) -> int:  # noqa: ARG001 - by the clock; what was told stays in the ledger
    """Let go of what was told of terms that have moved or are over; returns how many."""
    with transaction.atomic(durable=True):
        gone, _ = Reminder.objects.exclude(report__next_due=F("due")).delete()
    return gone
