from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.notices import queries


def read_all(*, actor: Actor, up_to: int) -> int:
    """Mark the actor's notices up to the fact numbered `up_to` as read: what came later was not seen yet."""
    with transaction.atomic(durable=True):
        unread = queries.mine(actor).filter(read_at__isnull=True, entry__lte=up_to)
        return unread.update(read_at=clock.now(), carry_at=None)
