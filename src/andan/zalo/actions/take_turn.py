from collections.abc import Sequence

from django.db import IntegrityError, transaction

from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger.inserting import insert
from andan.outbox.letters import Letter
from andan.outbox.posting import post
from andan.zalo import queries
from andan.zalo.conversation.machine import Talk as Standing
from andan.zalo.models import Heard, Talk


def take_turn(*, mark: str, person: str, version: int, talk: Standing, letters: Sequence[Letter]) -> None:
    """Keep that the event was heard, where the conversation stands now, and what is to be said, all or nothing.

    A crash before the commit leaves nothing, and Zalo sends the event again; a crash after it leaves the letters, and
    the mark that drops the repetition. Raises WrongState when the event was heard by somebody faster, or when another
    message of the same person was: `version` is that of the row that was read.
    """
    try:
        with transaction.atomic(durable=True):
            insert(Heard(mark=mark, heard_at=clock.now()))
            _keep(person, version, talk)
            post(*letters)
    except IntegrityError:
        raise WrongState() from None


def _keep(person: str, version: int, talk: Standing) -> None:
    now = {
        "step": talk.step,
        "box": queries.boxed(person, talk.held),
        "at": talk.at,
        "changed_at": clock.now(),
    }
    if not version:
        insert(Talk(who=person, **now))
    elif not Talk.objects.filter(pk=person, version=version).update(version=version + 1, **now):
        raise WrongState()
