"""The Zalo Bot platform: updates of its webhook, the message it sends, what it answers."""

from collections.abc import Mapping
from typing import Any

from andan.zalo.signatures import is_stamp
from andan.zalo.wire.events import Event, Kind, digits, name_of, opened, part, words

CHANNEL = "zalobot"  # of the outbox
_GROUP = "GROUP"


def event(payload: Mapping[str, Any]) -> Event | None:
    """What somebody wrote to the bot alone; None in groups, where others read along, and for what bots write.

    The update lies in `result`, or is the body itself.
    """
    update = part(payload.get("result")) or payload
    message = part(update.get("message"))
    chat, writer = part(message.get("chat")), part(message.get("from"))
    sender, stamp = name_of(chat.get("id")), digits(message.get("date"))
    if not sender or not is_stamp(stamp) or chat.get("chat_type") == _GROUP or writer.get("is_bot") is True:
        return None
    text = words(message.get("text"))
    mark = name_of(message.get("message_id")) or f"message:{sender}:{stamp}"
    return Event(Kind.TEXT if text else Kind.OTHER, sender, mark, int(stamp), text)


def message(chat_id: str, text: str) -> dict[str, Any]:
    """The body of POST /bot<token>/sendMessage."""
    return {"chat_id": chat_id, "text": text}


def is_sent(content: bytes) -> bool:
    return opened(content).get("ok") is True


def error(content: bytes) -> int | None:
    """The code of an answer that says no; None when it has none."""
    code = opened(content).get("error_code")
    return code if isinstance(code, int) and not isinstance(code, bool) else None
