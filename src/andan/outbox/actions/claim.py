"""Take a letter to send it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from andan.kit import clock
from andan.outbox.letters import State
from andan.outbox.models import Envelope

LEASE = timedelta(seconds=60)  # three times what a carrier may need


def claim(*, channel: str) -> Envelope | None:
    """The next letter of `channel`, ours until its claim ends; None when nothing is due.

    Crash order: the claim commits before anything is sent. Whoever dies afterwards leaves a claim that ends, and the
    letter is taken again. PostgreSQL skips rows that another is taking; on SQLite the other waits at BEGIN.
    """
    moment = clock.now()
    with transaction.atomic(durable=True):
        free = Envelope.objects.free(moment).filter(channel=channel)
        order = free.order_by("-urgent", "due_at", "id").select_for_update(skip_locked=True)
        envelope = order.first()
        if envelope is None:
            return None
        until = moment + LEASE
        taken = Envelope.objects.filter(pk=envelope.pk, tries=envelope.tries, due_at__lte=moment).update(
            state=State.SENDING, tries=F("tries") + 1, due_at=until
        )
    if not taken:
        return None
    envelope.state, envelope.tries, envelope.due_at = State.SENDING, envelope.tries + 1, until
    return envelope
