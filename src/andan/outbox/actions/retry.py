"""Let a letter that died try again."""

from django.db import transaction

from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.outbox.letters import WORTH, State
from andan.outbox.models import Envelope


def retry(*, number: int) -> None:
    """From the beginning, as if it had just been posted. Raises NotThere when no dead letter has that number."""
    moment = clock.now()
    with transaction.atomic(durable=True):
        dead = Envelope.objects.filter(pk=number, state=State.DEAD)
        again = dead.update(
            state=State.WAITING, tries=0, due_at=moment, until=moment + WORTH, ended_at=None, word=""
        )
    if not again:
        raise NotThere(f"Không có thư hỏng số {number}. Xem andan outbox list --dead.")
