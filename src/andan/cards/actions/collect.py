from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import road
from andan.cards.events import CardCollected
from andan.cards.models import Arrival
from andan.cards.states import COLLECTION, By


def collect(*, actor: Actor, arrival_id: int, by: By = By.NAME, **how: Unpack[road.How]) -> Arrival:
    """The card is handed to its owner. Raises NotThere, Forbidden and WrongState."""
    with transaction.atomic(durable=True):
        arrival, now = road.load(actor, arrival_id)
        fact = CardCollected(agency=arrival.agency.code, by=by)
        road.take(arrival, COLLECTION, fact, actor=actor, at=now, **how)
    return arrival
