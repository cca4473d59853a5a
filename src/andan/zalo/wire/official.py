"""The Official Account: events of its webhook, the message it sends, what it answers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from andan.zalo.signatures import is_stamp
from andan.zalo.wire.events import Event, Kind, digits, name_of, opened, part, words

CHANNEL = "zalo"  # of the outbox
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"user_send_text": Kind.TEXT, "follow": Kind.FOLLOW, "unfollow": Kind.UNFOLLOW}
)
_SAID = "user_send_"


def claims(payload: Mapping[str, Any]) -> tuple[str, str]:
    """The app id and the timestamp that the body names: believed once the signature over them is right."""
    return name_of(payload.get("app_id")), digits(payload.get("timestamp"))


def event(payload: Mapping[str, Any]) -> Event | None:
    """What happened; None for what we do not answer to, and for what came without a sender or a time."""
    told, stamp = payload.get("event_name"), digits(payload.get("timestamp"))
    kind, sender = _kind(told), _sender(payload)
    if kind is None or not sender or not is_stamp(stamp):
        return None
    message = part(payload.get("message"))
    mark = name_of(message.get("msg_id")) or f"{told}:{sender}:{stamp}"
    return Event(kind, sender, mark, int(stamp), words(message.get("text")))


def _kind(told: Any) -> Kind | None:
    if not isinstance(told, str):
        return None
    return _KINDS.get(told) or (Kind.OTHER if told.startswith(_SAID) else None)


def _sender(payload: Mapping[str, Any]) -> str:
    """Who wrote; with `follow` and `unfollow` the person is called follower."""
    return name_of(part(payload.get("sender")).get("id")) or name_of(part(payload.get("follower")).get("id"))


def message(user_id: str, text: str) -> dict[str, Any]:
    """The body of POST /v3.0/oa/message/cs."""
    return {"recipient": {"user_id": user_id}, "message": {"text": text}}


def error(content: bytes) -> int | None:
    """The code in an answer of Zalo, 0 when it was sent; None when the answer is not one of Zalo's."""
    code = opened(content).get("error")
    return code if isinstance(code, int) and not isinstance(code, bool) else None
