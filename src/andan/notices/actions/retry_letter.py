from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.ledger.log import append
from andan.notices import policies
from andan.notices.events import LetterRetried
from andan.outbox import posting


def retry_letter(*, actor: Actor, number: int) -> None:
    """Let a letter that died try again, from the beginning. Raises NotThere, Forbidden."""
    check(policies.may_keep_letters(actor))
    with transaction.atomic(durable=True):
        posting.repost(number)
        append(LetterRetried(letter=number), subject=f"letter:{number}", actor=actor.ref)
