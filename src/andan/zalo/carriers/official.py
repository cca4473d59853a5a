"""The carrier of the Official Account. `address`: Zalo's id of a follower."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from andan.outbox.letters import Later, Never, Outcome
from andan.zalo.carriers import calls, outcomes, renewing
from andan.zalo.carriers.texts import is_address, text_of
from andan.zalo.wire import official

PATH = "/v3.0/oa/message/cs"


def ready() -> bool:
    return bool(settings.ZALO_APP_ID and settings.ZALO_APP_SECRET and settings.ZALO_OA_SECRET)


def accepts(address: Any) -> bool:
    return is_address(address)


def send(address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:  # noqa: ARG001 - Zalo knows no keys
    """One message. A token that Zalo no longer takes is renewed once, and the message is tried once more."""
    if not accepts(address):
        return Never("no_address")
    text, known = text_of(body), renewing.current()
    if isinstance(known, Later):
        return known
    outcome = _tried(known.pair.access, address, text)
    if outcome is not outcomes.OFFICIAL[outcomes.TOKEN]:
        return outcome
    fresh = renewing.renewed(known)
    return fresh if isinstance(fresh, Later) else _tried(fresh.pair.access, address, text)


def _tried(access: str, user_id: str, text: str) -> Outcome:
    body = official.message(user_id, text)
    said = calls.post(f"{settings.ZALO_API}{PATH}", {"access_token": access}, json=body)
    return outcomes.of_official(said.status, official.error(said.content))
