"""Sealing a letter into its envelope, and opening it again."""

from datetime import datetime
from typing import Any

from django.conf import settings

from andan.kit.sealed import pseudonym, seal, unseal
from andan.outbox.letters import Letter
from andan.outbox.models import Envelope


def enveloped(letter: Letter, moment: datetime) -> Envelope:
    """A new row, not yet written."""
    key = key_of(letter.key)
    content = {"address": letter.address, "body": dict(letter.body)}
    return Envelope(
        key=key,
        channel=letter.channel,
        line=key_of(f"line {letter.channel} {letter.line}") if letter.line else "",
        urgent=letter.urgent,
        box=seal(settings.OUTBOX_KEY, content, owner=key),
        due_at=letter.not_before or moment,
        until=(letter.not_before or moment) + letter.worth,
        posted_at=moment,
    )


def opened(envelope: Envelope) -> tuple[Any, dict[str, Any]]:
    """Address and body. Raises SealBroken."""
    content = unseal(settings.OUTBOX_KEY, bytes(envelope.box), owner=envelope.key)
    return content["address"], content["body"]


def key_of(name: str) -> str:
    """What is stored in place of the poster's word."""
    return pseudonym(settings.OUTBOX_KEY, name)
