"""Let go of letters that have ended: only numbers stay."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from andan.kit import clock
from andan.outbox.letters import State
from andan.outbox.models import Envelope, Shift, Tally

_AT_A_TIME = 500
Ended = tuple[str, str, str, datetime | None]  # channel, state, word, when


def forget() -> int:
    """End what is no longer worth sending, erase what ended long ago; returns how many rows were erased."""
    moment = clock.now()
    with transaction.atomic(durable=True):
        late = Envelope.objects.filter(until__lte=moment, due_at__lte=moment)
        late.update(state=State.DEAD, due_at=None, ended_at=moment, word="late")
        Shift.objects.filter(until__lt=moment - timedelta(days=1)).delete()
    before = moment - timedelta(days=settings.OUTBOX_KEPT_DAYS)
    erased = 0
    while some := _erase_some(before):
        erased += some
    return erased


def _erase_some(before: datetime) -> int:
    """Row and number change in one transaction, so that no letter is counted twice or not at all."""
    with transaction.atomic(durable=True):
        ended = Envelope.objects.filter(ended_at__lt=before).order_by("id")
        rows = list(
            ended.select_for_update().values_list("pk", "channel", "state", "word", "ended_at")[:_AT_A_TIME]
        )
        _count(row[1:] for row in rows)
        Envelope.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows)


def _count(rows: Iterable[Ended]) -> None:
    counted = Counter((when.astimezone(clock.HANOI).date(), *kind) for *kind, when in rows if when)
    for (day, channel, state, word), many in counted.items():
        kind = {"day": day, "channel": channel, "state": state, "word": word}
        Tally.objects.bulk_create([Tally(**kind)], ignore_conflicts=True)
        Tally.objects.filter(**kind).update(count=F("count") + many)
