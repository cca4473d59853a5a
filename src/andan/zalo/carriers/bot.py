"""The carrier of the bot. `address`: the id of a chat between the bot and one person."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from andan.outbox.letters import Never, Outcome
from andan.zalo.carriers import calls, outcomes
from andan.zalo.carriers.texts import is_address, text_of
from andan.zalo.wire import bot


def ready() -> bool:
    return bool(settings.ZALO_BOT_TOKEN and settings.ZALO_BOT_SECRET)


def accepts(address: Any) -> bool:
    return is_address(address)


def send(address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:  # noqa: ARG001 - the platform knows no keys
    if not accepts(address):
        return Never("no_address")
    message = bot.message(address, text_of(body))
    said = calls.post(f"{settings.ZALO_BOT_API}/bot{settings.ZALO_BOT_TOKEN}/sendMessage", {}, json=message)
    return outcomes.of_bot(said.status, bot.is_sent(said.content), bot.error(said.content))
