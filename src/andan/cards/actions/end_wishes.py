"""Wishes that nobody confirmed, or that have waited too long, are forgotten."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.events import WishesEnded
from andan.cards.queries import wishes
from andan.kit import clock
from andan.ledger.log import append


def end_wishes(*, actor: Actor) -> int:
    """Delete them and say how many; one fact for each reason."""
    ended = 0
    with transaction.atomic(durable=True):
        for why, rows in wishes.ended(clock.now()).items():
            count, _ = rows.delete()
            ended += count
            if count:
                append(WishesEnded(why=why, count=count), subject="wishes", actor=actor.ref)
    return ended
