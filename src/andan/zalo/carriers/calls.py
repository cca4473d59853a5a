"""Calls to Zalo's servers. Addresses are never logged: that of the bot holds its token."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import httpx

SECONDS = 5.0  # a letter may need three calls, and has twenty seconds


class Said(NamedTuple):
    """An HTTP status, 0 when nobody answered, and what was said."""

    status: int
    content: bytes


def post(
    url: str, headers: Mapping[str, str], *, json: Any = None, form: Mapping[str, str] | None = None
) -> Said:
    """What the other side said. Never raises for what happens on the way."""
    import httpx

    try:
        answer = _client().post(url, headers=dict(headers), json=json, data=dict(form) if form else None)
    except (httpx.HTTPError, httpx.InvalidURL):
        return Said(0, b"")
    return Said(answer.status_code, answer.content)


@cache
def _client() -> "httpx.Client":
    """One for all threads. A proxy of the surroundings is used for Zalo, never for this machine."""
    import httpx

    return httpx.Client(timeout=SECONDS, follow_redirects=False, mounts={"all://127.0.0.1": None})
