from datetime import timedelta

from django.db import transaction

from andan.kit import clock
from andan.zalo import queries
from andan.zalo.models import Heard, Talk

MARKS_KEPT = timedelta(days=1)  # far longer than an event is fresh


def forget_old() -> None:
    """Delete conversations nobody went on with, boxes and all, and marks of events too old to come again."""
    with transaction.atomic(durable=True):
        Talk.objects.filter(changed_at__lte=queries.talks_count_from()).delete()
        Heard.objects.filter(heard_at__lte=clock.now() - MARKS_KEPT).delete()
