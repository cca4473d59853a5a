"""Say what became of a letter that was taken."""

from collections.abc import Callable
from datetime import datetime
from secrets import SystemRandom
from typing import Any

from django.db import transaction

from andan.kit import clock
from andan.outbox import waits
from andan.outbox.letters import WORD_MAX, Later, Outcome, Sent, State
from andan.outbox.models import Envelope

_CHANCE = SystemRandom().random


def settle(*, envelope: Envelope, outcome: Outcome, chance: Callable[[], float] = _CHANCE) -> bool:
    """Whether the claim was still ours; if not, somebody else has taken the letter and their word counts.

    Crash order: this comes after the sending. A crash in between leaves the letter claimed; it is sent once more when
    the claim ends. That window cannot be closed from here: the carrier gets the same key again.
    """
    changes = _changes(envelope, outcome, clock.now(), chance)
    with transaction.atomic(durable=True):
        ours = Envelope.objects.filter(pk=envelope.pk, state=State.SENDING, tries=envelope.tries)
        return bool(ours.update(**changes))


def _changes(
    envelope: Envelope, outcome: Outcome, moment: datetime, chance: Callable[[], float]
) -> dict[str, Any]:
    if isinstance(outcome, Sent):
        return _ended(State.SENT, "", moment) | {"box": b""}
    word = outcome.word[:WORD_MAX]
    if not isinstance(outcome, Later):
        return _ended(State.DEAD, word, moment)
    wait = waits.before_try(envelope.tries, chance) if outcome.after is None else waits.asked(outcome.after)
    worn_out = envelope.tries >= waits.MOST_TRIES and not outcome.everyone
    if worn_out or moment + wait >= envelope.until:
        return _ended(State.DEAD, word, moment)
    return {
        "state": State.WAITING,
        "due_at": moment + wait,
        "word": word,
        "tries": envelope.tries - outcome.everyone,
    }


def _ended(state: State, word: str, moment: datetime) -> dict[str, Any]:
    return {"state": state, "word": word, "due_at": None, "ended_at": moment}
