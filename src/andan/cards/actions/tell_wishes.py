"""After a publication: whoever waits for a card that is in it is told, once, and forgotten."""

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.events import WishesEnded
from andan.cards.models import PUSH, Wish
from andan.cards.queries import wishes
from andan.ledger.log import append
from andan.outbox.letters import Letter
from andan.outbox.posting import post

AT_A_TIME = 200


def tell_wishes(*, actor: Actor) -> int:
    """Post a letter for every wish that came true, and delete the wish in the same transaction. Returns how many.

    A crash leaves a wish either waiting, and told next time, or gone with its letter in the outbox: never both told
    twice and never lost.
    """
    told = 0
    while count := _some(actor):
        told += count
    return told


def _some(actor: Actor) -> int:
    with transaction.atomic(durable=True):
        granted = list(wishes.granted(AT_A_TIME).select_for_update(of=("self",)))
        if granted:
            post(*map(_letter, granted))
            Wish.objects.filter(pk__in=[wish.pk for wish in granted]).delete()
            append(WishesEnded(why="told", count=len(granted)), subject="wishes", actor=actor.ref)
    return len(granted)


def _letter(wish: Wish) -> Letter:
    """Nobody's name: only that there is news, and where. What is shown as a notice also opens the page."""
    body = {
        "title": "Có tin về thẻ căn cước",
        "text": f"Thẻ bạn hỏi đã về, xem tại {settings.SITE_URL}/tra-cuu-the/",
        "stop_href": f"/tra-cuu-the/bao/thoi/{wishes.token_of(wish)}/",
    }
    opens = {"href": "/tra-cuu-the/"} if wish.channel == PUSH else {}
    return Letter(
        channel=wish.channel,
        address=wishes.address_of(wish),
        body=body | opens,
        key=f"wish {wish.pk} told",
    )
