from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.ledger.log import append
from andan.notices import policies
from andan.notices.events import LetterGivenUp
from andan.outbox import posting


def give_up_letter(*, actor: Actor, number: int) -> None:
    """Erase a letter that died; only its number in the statistics stays. Raises NotThere, Forbidden."""
    check(policies.may_keep_letters(actor))
    with transaction.atomic(durable=True):
        posting.drop(number)
        append(LetterGivenUp(letter=number), subject=f"letter:{number}", actor=actor.ref)
