"""Let go of old notices, of addresses that nobody confirmed, and of the traces of those that ended."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.notices.actions.ending import end
from andan.notices.models import Address, Notice
from andan.notices.queries import UNCONFIRMED

AT_A_TIME = 2_000
ENDED_KEPT = timedelta(days=30)  # for so long a row without an address counts who asked for it


def forget(*, actor: Actor) -> int:
    """Returns how many notices went; no fact, for a notice only points to one."""
    now = clock.now()
    with transaction.atomic(durable=True):
        for row in Address.objects.filter(confirmed_at=None, ended_at=None, asked_at__lt=now - UNCONFIRMED):
            end(row, "unconfirmed", by=actor.ref)
        Address.objects.filter(ended_at__lt=now - ENDED_KEPT).delete()
    before, gone = now - timedelta(days=settings.NOTICES_KEPT_DAYS), 0
    while some := _erase_some(before):
        gone += some
    return gone


def _erase_some(before: datetime) -> int:
    """The oldest have the smallest keys: no index is kept for the day on which they go."""
    with transaction.atomic(durable=True):
        oldest = Notice.objects.order_by("pk").values_list("pk", "at")[:AT_A_TIME]
        old = [number for number, at in oldest if at < before]
        Notice.objects.filter(pk__in=old).delete()
    return len(old)
