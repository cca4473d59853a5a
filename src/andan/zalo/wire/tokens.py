"""OAuth v4 of the Official Account: the form that asks for a new pair of tokens, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from andan.zalo.wire.events import opened

REUSED = -14020  # this refresh token was used before: it is single use
ACCESS_SECONDS = 90_000  # about 25 hours, where the answer names no time


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token, good for `seconds`, and the refresh token that gets the next pair, once."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    seconds: int = ACCESS_SECONDS


def asking(app_id: str, refresh: str) -> Mapping[str, str]:
    """The form fields of POST /v4/oa/access_token; the app's secret goes into the header `secret_key`."""
    return {"app_id": app_id, "grant_type": "refresh_token", "refresh_token": refresh}


def answered(content: bytes) -> Pair | int | None:
    """The new pair, the error code, or None when the answer is not one of Zalo's."""
    told = opened(content)
    access, refresh, code = told.get("access_token"), told.get("refresh_token"), told.get("error")
    if isinstance(access, str) and isinstance(refresh, str) and access and refresh:
        return Pair(access, refresh, _seconds(told.get("expires_in")))
    return code if isinstance(code, int) and not isinstance(code, bool) else None


def _seconds(told: object) -> int:
    """Zalo writes the number as a string."""
    text = str(told)
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 9 else ACCESS_SECONDS
