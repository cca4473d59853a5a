"""Somebody does not want to be told any more."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.events import WishesEnded
from andan.cards.queries import wishes
from andan.ledger.log import append


def withdraw_wish(*, actor: Actor, token: str) -> None:
    """Delete the wish and its address; one that is gone already stays gone. Raises NotThere for a foreign token."""
    with transaction.atomic(durable=True):
        count, _ = wishes.by_token(token).delete()
        if count:
            append(WishesEnded(why="withdrawn", count=count), subject="wishes", actor=actor.ref)
