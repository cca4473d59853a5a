from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import road
from andan.cards.events import CardRestored
from andan.cards.models import Arrival
from andan.cards.states import RESTORATION


def restore(*, actor: Actor, arrival_id: int, **how: Unpack[road.How]) -> Arrival:
    """The card is back on the table: the wrong one was marked. Raises NotThere, Forbidden and WrongState."""
    with transaction.atomic(durable=True):
        arrival, now = road.load(actor, arrival_id)
        fact = CardRestored(agency=arrival.agency.code, before=arrival.state)
        road.take(arrival, RESTORATION, fact, actor=actor, at=now, **how)
    return arrival
