from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import road
from andan.cards.events import EntryWithdrawn
from andan.cards.models import Arrival
from andan.cards.states import WITHDRAWAL


def withdraw(*, actor: Actor, arrival_id: int, **how: Unpack[road.How]) -> Arrival:
    """Take back an entry that should not be there: no such card is in the box. Raises as `collect` does."""
    with transaction.atomic(durable=True):
        arrival, now = road.load(actor, arrival_id)
        fact = EntryWithdrawn(agency=arrival.agency.code)
        road.take(arrival, WITHDRAWAL, fact, actor=actor, at=now, **how)
    return arrival
