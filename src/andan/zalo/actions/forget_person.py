from django.db import transaction

from andan.zalo.models import Talk


def forget_person(*, person: str) -> None:
    """Somebody left: nothing of the conversation stays."""
    with transaction.atomic(durable=True):
        Talk.objects.filter(pk=person).delete()
