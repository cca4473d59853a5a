"""Zalo as the tests play it: its calls, signed by hand as the documents say, and letters on their way."""

import hashlib
import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from andan.kit import clock
from andan.outbox.boxes import opened
from andan.outbox.models import Envelope

APP, SECRET, BOT_SECRET = "2553928453557884079", "k3y-of-the-account", "bot-s3cret-of-the-hook"
CHI = "246845883529197922"
HOOK, BOT_HOOK = "/zalo/webhook/", "/zalo/bot/webhook/"


def stamp() -> str:
    return str(round(clock.now().timestamp() * 1000))


def told(
    text: str = "menu", *, number: str = "m1", at: str = "", who: str = CHI, **more: Any
) -> dict[str, Any]:
    """A text to the account."""
    return {
        "event_name": "user_send_text",
        "app_id": APP,
        "sender": {"id": who},
        "recipient": {"id": "388613280878808645"},
        "message": {"msg_id": number, "text": text},
        "timestamp": at or stamp(),
    } | more


def followed(name: str = "follow", at: str = "") -> dict[str, Any]:
    return {
        "event_name": name,
        "app_id": APP,
        "follower": {"id": CHI},
        "oa_id": "1",
        "timestamp": at or stamp(),
    }


def update(text: str = "menu", *, number: str = "b1", who: str = CHI, **more: Any) -> dict[str, Any]:
    """A text to the bot."""
    message = {
        "chat": {"id": who, "chat_type": "PRIVATE"},
        "from": {"id": who, "display_name": "Chi", "is_bot": False},
        "message_id": number,
        "date": int(stamp()),
        "text": text,
    }
    return {"ok": True, "result": {"event_name": "message.text.received", "message": message | more}}


def signed(raw: bytes, at: str, *, app: str = APP, secret: str = SECRET) -> str:
    return "mac=" + hashlib.sha256(app.encode() + raw + at.encode() + secret.encode()).hexdigest()


def call(payload: Any, *, mac: str | None = None, raw: bytes | None = None) -> HttpResponse:
    """Call the webhook; `raw` is what is sent instead of what was signed."""
    body = json.dumps(payload, ensure_ascii=False).encode()
    at = str(payload.get("timestamp")) if isinstance(payload, dict) else ""
    return sent(
        HOOK, body if raw is None else raw, {"X-ZEvent-Signature": signed(body, at) if mac is None else mac}
    )


def call_bot(payload: Any, secret: str = BOT_SECRET) -> HttpResponse:
    return sent(BOT_HOOK, json.dumps(payload).encode(), {"X-Bot-Api-Secret-Token": secret})


def sent(address: str, raw: bytes, headers: dict[str, str]) -> HttpResponse:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address, raw, content_type="application/json", headers=headers)
    assert isinstance(answer, HttpResponse)
    return answer


def answers() -> list[str]:
    """What waits in the outbox to be said, in order."""
    return [
        opened(envelope)[1]["text"]
        for envelope in Envelope.objects.filter(due_at__isnull=False).order_by("pk")
    ]
