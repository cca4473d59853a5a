from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.notices import queries
from andan.notices.queries import Line


def read(*, actor: Actor, number: int) -> Line:
    """Mark one of the actor's notices as read, and return it. Raises NotThere. No letter tells of it any more."""
    with transaction.atomic(durable=True):
        line = queries.notice(actor, number)
        queries.mine(actor).filter(pk=number, read_at=None).update(read_at=clock.now(), carry_at=None)
    return line
