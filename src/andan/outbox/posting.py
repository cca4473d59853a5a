"""post(letter): the only way into the outbox. What somebody decides about a dead letter is written here, too."""

from django.conf import settings
from django.db import connection

from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.outbox.boxes import enveloped
from andan.outbox.letters import GIVEN_UP, WORTH, Letter, State
from andan.outbox.models import Envelope

_AT_A_TIME = 500


def post(*letters: Letter) -> None:
    """Keep letters for delivery, inside the caller's transaction. One whose key is known already is dropped.

    A crash before the caller's commit leaves neither the row nor the letter; a crash after it leaves both, and the
    letter goes out. Letters of one line keep the order of the calls; two transactions open at once have none.
    Raises RuntimeError outside a transaction, LookupError for a channel nobody carries.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("post() belongs inside the transaction that writes the row it tells of")
    unknown = {letter.channel for letter in letters} - set(settings.OUTBOX_CARRIERS)
    if unknown:
        raise LookupError(f"nobody carries {sorted(unknown)}: see settings.OUTBOX_CARRIERS")
    moment = clock.now()
    rows = [enveloped(letter, moment) for letter in letters]
    Envelope.objects.bulk_create(rows, batch_size=_AT_A_TIME, ignore_conflicts=True)


def repost(number: int) -> None:
    """Let a dead letter try again, as if it had just been posted, inside the caller's transaction. Raises NotThere."""
    moment = clock.now()
    _decide(number, state=State.WAITING, tries=0, due_at=moment, until=moment + WORTH, ended_at=None, word="")


def drop(number: int) -> None:
    """Empty a dead letter for good, inside the caller's transaction. Raises NotThere."""
    _decide(number, box=b"", word=GIVEN_UP)


def _decide(number: int, **columns: object) -> None:
    dead = Envelope.objects.filter(pk=number, state=State.DEAD, ended_at__isnull=False)
    if not dead.exclude(word=GIVEN_UP).update(**columns):
        raise NotThere(f"Không có thư hỏng số {number}. Xem andan outbox list --dead.")
