"""Which channels there are, and the carrier of each, loaded when it is first needed."""

from importlib import import_module
from typing import Any, cast

from django.conf import settings

from andan.outbox.letters import Carrier


def on_offer() -> list[str]:
    """The channels that are set up: what a page may offer."""
    return [channel for channel in settings.OUTBOX_CARRIERS if carrier(channel).ready()]


def accepts(channel: str, address: Any) -> bool:
    """Whether a letter to `address` could go by `channel` today."""
    return (
        channel in settings.OUTBOX_CARRIERS and carrier(channel).ready() and carrier(channel).accepts(address)
    )


def carrier(channel: str) -> Carrier:
    """The carrier of `channel`. Raises LookupError when settings name none."""
    if channel not in settings.OUTBOX_CARRIERS:
        raise LookupError(f"no carrier for the channel {channel!r} in settings.OUTBOX_CARRIERS")
    return cast(Carrier, import_module(settings.OUTBOX_CARRIERS[channel]))
