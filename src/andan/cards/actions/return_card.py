from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.actions import road
from andan.cards.events import CardReturned
from andan.cards.models import Arrival
from andan.cards.states import RETURN, RETURN_GROUNDS
from andan.kit.refusals import Invalid


def return_card(*, actor: Actor, arrival_id: int, ground: str, **how: Unpack[road.How]) -> Arrival:
    """The card goes back to where it came from. `ground` is a word of RETURN_GROUNDS.

    Raises NotThere, Forbidden, WrongState and Invalid (`ground`).
    """
    if ground not in RETURN_GROUNDS:
        raise Invalid("Chưa chọn lý do trả về.", {"ground": "Chọn một lý do."})
    with transaction.atomic(durable=True):
        arrival, now = road.load(actor, arrival_id)
        fact = CardReturned(agency=arrival.agency.code, ground=ground)
        road.take(arrival, RETURN, fact, actor=actor, at=now, **how)
    return arrival
