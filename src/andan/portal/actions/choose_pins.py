from collections.abc import Sequence

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, SignInFirst
from andan.portal.functions import MOST_PINS, chosen
from andan.portal.models import Pin


@transaction.atomic(durable=True)
def choose_pins(*, actor: Actor, functions: Sequence[str]) -> None:
    """Replace the actor's pins. A preference is nobody's evidence: no fact is written."""
    if actor.user_id is None:
        raise SignInFirst()
    if len(functions) > MOST_PINS:
        raise Invalid(f"Chọn nhiều nhất {MOST_PINS} tiện ích.")
    Pin.objects.filter(user=actor.user_id).delete()
    Pin.objects.bulk_create(
        Pin(user_id=actor.user_id, function=function.slug, position=position)
        for position, function in enumerate(chosen(functions), start=1)
    )
