"""Say that a worker is there, and lead if nobody does."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from andan.kit import clock
from andan.outbox.models import Shift

SHIFT = timedelta(seconds=60)  # renewed three times as often
LEAD = "lead"


def sign_on(*, place: str) -> bool:
    """Renew the shift of the worker at `place`; whether it leads until the next renewal.

    At most one of all workers leads: the row changes hands only by its holder's leave or after its end.
    """
    moment = clock.now()
    with transaction.atomic(durable=True):
        _hold(f"worker:{place}", place, moment)
        return _hold(LEAD, place, moment)


def _hold(name: str, place: str, moment: datetime) -> bool:
    row, until = Shift(name=name, holder=place, until=moment + SHIFT), moment + SHIFT
    free = Shift.objects.filter(Q(holder=place) | Q(until__lte=moment), name=name)
    if free.update(holder=place, until=until):
        return True
    Shift.objects.bulk_create([row], ignore_conflicts=True)
    return Shift.objects.filter(name=name, holder=place).exists()
