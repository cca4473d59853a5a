"""What somebody did, told to our own webhook as Zalo tells it.

It goes through the whole application in this very thread: over a socket each message would hold one thread of the
server while it waits for another (docs/decisions/0006).
"""

import json
import secrets
from typing import Any

import requests
from django.conf import settings
from django.urls import reverse

from andan.accounts.demo_provider.in_process import InProcess
from andan.kit import clock
from andan.zalo import signatures
from andan.zalo.wire.official import CHANNEL as OFFICIAL


def deliver(channel: str, person: str, event_name: str, text: str = "") -> int:
    """Send one event of `person` to the webhook; returns the HTTP status."""
    stamp = round(clock.now().timestamp() * 1000)
    if channel == OFFICIAL:
        return _to_official(_official(person, event_name, text, stamp), str(stamp))
    return _posted("zalo:bot_webhook", _raw(_bot(person, text, stamp)), _shown())


def _official(person: str, event_name: str, text: str, stamp: int) -> dict[str, Any]:
    told = {"event_name": event_name, "app_id": settings.ZALO_APP_ID, "timestamp": str(stamp)}
    if not event_name.startswith("user_send"):
        return told | {"oa_id": "1", "follower": {"id": person}}
    message = {"msg_id": secrets.token_hex(10), "text": text}
    return told | {"sender": {"id": person}, "recipient": {"id": "1"}, "message": message}


def _to_official(told: dict[str, Any], stamp: str) -> int:
    raw = _raw(told)
    mac = signatures.mac(app_id=settings.ZALO_APP_ID, raw=raw, stamp=stamp, secret=settings.ZALO_OA_SECRET)
    return _posted("zalo:webhook", raw, {"X-ZEvent-Signature": f"mac={mac}"})


def _bot(person: str, text: str, stamp: int) -> dict[str, Any]:
    message = {
        "chat": {"id": person, "chat_type": "PRIVATE"},
        "from": {"id": person, "display_name": "Người thử", "is_bot": False},
        "message_id": secrets.token_hex(10),
        "date": stamp,
        "text": text,
    }
    return {"ok": True, "result": {"event_name": "message.text.received", "message": message}}


def _shown() -> dict[str, str]:
    return {"X-Bot-Api-Secret-Token": settings.ZALO_BOT_SECRET}


def _raw(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def _posted(name: str, raw: bytes, headers: dict[str, str]) -> int:
    with requests.Session() as session:
        session.trust_env = False
        session.mount("http://", InProcess())
        address = f"http://127.0.0.1:{settings.PORT}{reverse(name)}"
        answer = session.post(address, data=raw, headers=headers | {"Content-Type": "application/json"})
    return int(answer.status_code)
