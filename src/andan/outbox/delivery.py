"""From the row to the carrier and back."""

import logging
from collections.abc import Callable

from andan.kit import clock
from andan.kit.sealed import SealBroken
from andan.outbox import channels, waits
from andan.outbox.actions import claim, settle
from andan.outbox.boxes import opened
from andan.outbox.letters import Later, Never, Outcome
from andan.outbox.models import Envelope

REST = 30.0  # seconds for which a channel rests that gave no time of its own
log = logging.getLogger(__name__)


def drain(channel: str, stopped: Callable[[], bool]) -> float:
    """Send what is due by `channel`, one after another; returns the seconds for which the channel is to rest."""
    while not stopped():
        outcome = deliver(channel)
        if outcome is None:
            return 0.0
        if isinstance(outcome, Later) and outcome.everyone:
            return REST if outcome.after is None else waits.asked(outcome.after).total_seconds()
    return 0.0


def deliver(channel: str) -> Outcome | None:
    """Take one letter, send it, say what became of it; None when nothing is due."""
    envelope = claim(channel=channel)
    if envelope is None:
        return None
    outcome = _hopeless(envelope) or _tried(envelope)
    if not settle(envelope=envelope, outcome=outcome):
        log.warning("a letter was settled by another worker", extra={"letter": envelope.pk})
    return outcome


def _hopeless(envelope: Envelope) -> Never | None:
    """More claims than tries: the program died over it every time. Or its moment has passed."""
    if envelope.tries > waits.MOST_TRIES:
        return Never("unfinished")
    return Never("late") if envelope.until <= clock.now() else None


def _tried(envelope: Envelope) -> Outcome:
    """What the carrier says. One that breaks has a bug; its words may hold an address, so only its kind is told."""
    try:
        address, body = opened(envelope)
        return channels.carrier(envelope.channel).send(address, body, key=envelope.key)
    except SealBroken:
        return Never("seal_broken")
    except Never as answer:
        return answer
    except Exception as error:
        log.error("a carrier broke", extra={"channel": envelope.channel, "error": type(error).__name__})
        return Later(None, "broke")
