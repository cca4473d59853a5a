"""A letter of the outbox as one message of Zalo."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from andan.outbox.letters import Never
from andan.zalo.wire.events import name_of
from andan.zalo.wire.pieces import MOST


def is_address(address: Any) -> bool:
    """Whether it is Zalo's id of somebody."""
    return isinstance(address, str) and bool(name_of(address))


def text_of(body: Mapping[str, Any]) -> str:
    """The letter's words and addresses. Raises Never when they do not fit: whoever posts long texts cuts them."""
    where = f"{settings.SITE_URL}{body['href']}" if body.get("href") else ""
    stop = f"Thôi báo: {settings.SITE_URL}{body['stop_href']}" if body.get("stop_href") else ""
    text = "\n".join(part for part in (str(body.get("text", "")).strip(), where, stop) if part)
    if not 0 < len(text) <= MOST:
        raise Never("length")
    return text
