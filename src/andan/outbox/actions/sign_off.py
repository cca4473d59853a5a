"""Leave: another worker may lead at once."""

from django.db import transaction

from andan.outbox.models import Shift


def sign_off(*, place: str) -> None:
    with transaction.atomic(durable=True):
        Shift.objects.filter(holder=place).delete()
