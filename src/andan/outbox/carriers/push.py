"""Web Push: the browser's own push service is asked to wake the browser (RFC 8030, 8188, 8291, 8292).

`address` is what the browser's subscription says of itself: {"endpoint", "keys": {"p256dh", "auth"}}. The push service
cannot read the letter. A letter sent twice replaces itself: Topic while it waits there, `tag` once it is shown.
"""

import json
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings

from andan.outbox import hosts
from andan.outbox.carriers import vapid
from andan.outbox.letters import Later, Never, Outcome, Sent

if TYPE_CHECKING:
    import httpx

KEPT_SECONDS = 2 * 24 * 3600  # at the push service, while the telephone is off
SECONDS = 10.0
_POINT, _SECRET = 65, 16  # bytes of the browser's public key and of its secret
_SHOWN = ("title", "text", "href")


def ready() -> bool:
    """The key pair makes itself; browsers offer push only to pages they trust: https, or this machine."""
    return bool(settings.PUSH_HOSTS) and (settings.SECURE or settings.DEMO or settings.TESTING)


def public_key() -> str:
    """The `applicationServerKey` for the page that asks for a subscription, base64url."""
    return vapid.public_key()


def accepts(address: Any) -> bool:
    """Whether it is a subscription at a push service of settings.PUSH_HOSTS: nobody else is ever called."""
    try:
        endpoint, keys = address["endpoint"], address["keys"]
        shape = (len(_decoded(keys["p256dh"])), len(_decoded(keys["auth"])))
    except (KeyError, TypeError, ValueError, NotBase64, AttributeError):
        return False
    here = settings.DEMO and urlsplit(settings.SITE_URL).hostname in hosts.LOOPBACK
    near = settings.TESTING or here  # a demo that others reach calls nothing on its own machine
    listed = isinstance(endpoint, str) and hosts.is_listed(endpoint, settings.PUSH_HOSTS, loopback=near)
    return listed and shape == (_POINT, _SECRET)


def send(address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:
    if not accepts(address):
        return Never("no_address")
    import httpx

    shown = {name: body[name] for name in _SHOWN if name in body} | {"tag": key}
    try:
        content = _encrypted(json.dumps(shown, ensure_ascii=False).encode(), address["keys"])
    except ValueError:  # its public key is no point of the curve
        return Never("no_address")
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "normal",
        "Topic": key,
        "Authorization": vapid.authorization(address["endpoint"]),
    }
    try:
        answer = _client().post(address["endpoint"], content=content, headers=headers)
    except httpx.ConnectError:
        # A host that the browser chose may not even exist: it must not keep everybody's letters back.
        return Later(None, "unreachable", everyone=hosts.is_named(address["endpoint"], settings.PUSH_HOSTS))
    except httpx.HTTPError:
        return Later(None, "unreachable")
    return _meaning(answer.status_code, answer.headers.get("Retry-After", ""))


def _meaning(status: int, retry_after: str) -> Outcome:
    """RFC 8030: 201 is taken over, 404 and 410 are a subscription that ended."""
    if 200 <= status < 300:
        return Sent()
    if status in {404, 410}:
        return Never("gone")
    if status == 413:
        return Never("too_large")
    if status == 429 or status >= 500:
        return Later(float(retry_after) if retry_after.isdecimal() else None, "busy")
    return Never("refused")


@cache
def _client() -> "httpx.Client":
    """One for all lanes; it keeps its lines open. It follows no redirection: that would lead past the list of hosts."""
    import httpx

    return httpx.Client(timeout=SECONDS, follow_redirects=False)


def _encrypted(content: bytes, keys: Mapping[str, str]) -> bytes:
    """One record for the browser alone, under a key pair of its own (RFC 8291)."""
    import http_ece
    from cryptography.hazmat.primitives.asymmetric import ec

    encrypted: bytes = http_ece.encrypt(
        content,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_decoded(keys["p256dh"]),
        auth_secret=_decoded(keys["auth"]),
        version="aes128gcm",
    )
    return encrypted


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
