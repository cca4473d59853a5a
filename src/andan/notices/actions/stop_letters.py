from django.db import transaction

from andan.accounts.actors import Actor
from andan.notices import queries
from andan.notices.actions.ending import end


def stop_letters(*, actor: Actor, token: str) -> None:
    """Whoever got a letter wants no more there. What has ended stays so. Raises NotThere for a foreign link."""
    with transaction.atomic(durable=True):
        row = queries.by_token(token).first()
        if row is not None:
            end(row, "removed", by=actor.ref)
