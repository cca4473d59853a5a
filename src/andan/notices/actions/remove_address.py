from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.notices import queries
from andan.notices.actions.ending import end
from andan.notices.models import Address


def remove_address(*, actor: Actor, number: int) -> None:
    """Give up one of the actor's own addresses. Raises NotThere."""
    with transaction.atomic(durable=True):
        row = Address.objects.filter(pk=number, who=queries.who(actor.ref), ended_at=None).first()
        if row is None:
            raise NotThere()
        end(row, "removed", by=actor.ref)
