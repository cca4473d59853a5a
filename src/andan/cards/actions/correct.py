from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import road, tray, typed
from andan.cards.events import EntryCorrected
from andan.cards.models import Arrival
from andan.cards.states import CORRECTION


def correct(*, actor: Actor, arrival_id: int, full_name: str, birth: str, **how: Unpack[road.How]) -> Arrival:
    """Set name and birth date of a published card right. Raises NotThere, Forbidden, WrongState and Invalid."""
    card = typed.card(full_name, birth)
    with transaction.atomic(durable=True):
        arrival, now = road.load(actor, arrival_id)
        before = road.witness(arrival, bytes(arrival.key or b""))
        fact = EntryCorrected(
            agency=arrival.agency.code, before=before, after=road.witness(arrival, card.key)
        )
        road.take(arrival, CORRECTION, fact, actor=actor, at=now, **how, **tray.columns(card))
    return arrival
