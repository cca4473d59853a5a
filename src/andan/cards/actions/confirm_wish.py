"""The owner of an address says that the wish is theirs."""

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards.events import WishConfirmed
from andan.cards.queries import wishes
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.ledger.log import append

GONE = "Liên kết này đã hết hạn hoặc đã thôi báo. Tra cứu lại, rồi nhờ báo lần nữa."


def confirm_wish(*, actor: Actor, token: str) -> None:
    """From now on the address is told. Confirming twice is once. Raises NotThere when the wish is gone."""
    with transaction.atomic(durable=True):
        wish = wishes.by_token(token).first()
        if wish is None:
            raise NotThere(GONE)
        if wishes.by_token(token).filter(confirmed_at=None).update(confirmed_at=clock.now()):
            append(WishConfirmed(channel=wish.channel), subject=f"wish:{wish.pk}", actor=actor.ref)
