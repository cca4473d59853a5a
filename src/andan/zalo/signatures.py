"""Who sent this? Asked of the raw bytes, before anything in them is believed. Pure."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta


def mac(*, app_id: str, raw: bytes, stamp: str, secret: str) -> str:
    """64 hex characters: plain SHA-256 over app id, raw body, timestamp and the account's secret, as Zalo has it."""
    return hashlib.sha256(app_id.encode() + raw + stamp.encode() + secret.encode()).hexdigest()


def is_signed(header: str, *, app_id: str, raw: bytes, stamp: str, secret: str) -> bool:
    """Whether `header` (X-ZEvent-Signature) is `mac=` and the mac of `raw`. Without a secret nobody is believed.

    `stamp` must be digits, so that no byte of the body can pass for a part of it.
    """
    if not (app_id and secret and is_stamp(stamp)):
        return False
    wanted = f"mac={mac(app_id=app_id, raw=raw, stamp=stamp, secret=secret)}"
    return hmac.compare_digest(_bytes(header), _bytes(wanted))


def is_from_bot(header: str, secret: str) -> bool:
    """Whether `header` (X-Bot-Api-Secret-Token) is the secret the bot platform was told."""
    return bool(secret) and hmac.compare_digest(_bytes(header), _bytes(secret))


def is_stamp(stamp: str) -> bool:
    """Milliseconds since 1970 as Zalo writes them: one to fifteen digits."""
    return stamp.isascii() and stamp.isdecimal() and len(stamp) <= 15


def is_fresh(milliseconds: int, *, now: datetime, within: timedelta) -> bool:
    """Whether the moment lies no further than `within` from `now`, before or after."""
    return abs(milliseconds - round(now.astimezone(UTC).timestamp() * 1000)) <= within.total_seconds() * 1000


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
