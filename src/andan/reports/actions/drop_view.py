from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.queries.saved import view


def drop_view(*, actor: Actor, key: int) -> None:
    """Forget a saved view of the queue. Raises NotThere."""
    with transaction.atomic(durable=True):
        view(actor, key).delete()
