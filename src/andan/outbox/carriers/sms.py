"""SMS by the HTTP gateway that ANDAN_SMS_URL names. Off where it names none.

`address`: a Vietnamese mobile number, "+84…". Gateways differ in how they call things, so ANDAN_SMS_FIELDS ties our
words to theirs: `to`, `text` and `key`. The key stays the same at every try and goes along as Idempotency-Key as well,
so that a gateway that knows keys sends a repetition once. Text goes without accents: one message holds 160 letters then
and 70 with them.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from andan.outbox.letters import Later, Never, Outcome, Sent

if TYPE_CHECKING:
    import httpx

SECONDS = 15.0
_NUMBER = re.compile(r"\+84[35789]\d{8}")  # mobile numbers since 2018 (QĐ 798/QĐ-BTTTT)


def ready() -> bool:
    return bool(settings.SMS_URL)


def accepts(address: Any) -> bool:
    return isinstance(address, str) and _NUMBER.fullmatch(address) is not None


def send(address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:
    if not accepts(address):
        return Never("no_address")
    import httpx

    said = {"to": address, "text": text_of(body), "key": key}
    content = {theirs: said[ours] for ours, theirs in settings.SMS_FIELDS.items()}
    headers = {"Idempotency-Key": key} | (
        {"Authorization": settings.SMS_AUTHORIZATION} if settings.SMS_AUTHORIZATION else {}
    )
    try:
        answer = _client().post(settings.SMS_URL, json=content, headers=headers)
    except httpx.HTTPError:
        return Later(None, "unreachable", everyone=True)
    return _meaning(answer.status_code, answer.headers.get("Retry-After", ""))


def text_of(body: Mapping[str, Any]) -> str:
    """The letter's words and address in letters that every telephone has."""
    where = f"{settings.SITE_URL}{body['href']}" if body.get("href") else ""
    words = unicodedata.normalize("NFKD", f"An Dân: {body['text']} {where}".strip())
    plain = "".join(letter for letter in words if not unicodedata.combining(letter))
    return plain.replace("đ", "d").replace("Đ", "D").encode("ascii", "replace").decode()


def _meaning(status: int, retry_after: str) -> Outcome:
    """404, 410 and 422 are about the number; 401 and 403 about us, so that the whole channel rests."""
    if 200 <= status < 300:
        return Sent()
    if status in {404, 410, 422}:
        return Never("no_address")
    if status in {401, 403}:
        return Later(None, "sign_in", everyone=True)
    if status == 429 or status >= 500:
        after = float(retry_after) if retry_after.isdecimal() else None
        return Later(after, "busy", everyone=status == 429)
    return Never("refused")


@cache
def _client() -> "httpx.Client":
    """It follows no redirection: a gateway stays where settings name it."""
    import httpx

    return httpx.Client(timeout=SECONDS, follow_redirects=False)
