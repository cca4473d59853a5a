"""Let go of answers nobody will ask for again."""

from django.db import transaction

from andan.kit.clock import now
from andan.web.actions.remember import KEPT
from andan.web.models import IdempotentAnswer


def forget_answers() -> int:
    """Delete answers older than a day; returns how many."""
    with transaction.atomic(durable=True):
        count, _ = IdempotentAnswer.objects.filter(created_at__lt=now() - KEPT).delete()
    return count
