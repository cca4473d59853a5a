"""Zalo's side of tokens: a refresh token is good once, and a new access token ends the one before."""

import hashlib
import hmac
from threading import Lock

from andan.zalo.wire.tokens import ACCESS_SECONDS, Pair

_GENUINE = 32  # hex characters


class Mint:
    """Tokens carry a number and a mark made with `key`, so that those of before a restart are still known.

    After a restart the first refresh token shown is taken as the newest: only then it is counted.
    """

    def __init__(self, key: bytes) -> None:
        self._key, self._lock = key, Lock()
        self._spent = self._newest = 0

    def pair(self, number: int = 1) -> Pair:
        return Pair(self._made("a", number), self._made("r", number), ACCESS_SECONDS)

    def exchange(self, refresh: str) -> Pair | None:
        """The next pair for a refresh token; None when it is not ours or was used before."""
        with self._lock:
            number = self._number("r", refresh)
            if number is None or number <= self._spent:
                return None
            self._spent, self._newest = number, number + 1
            return self.pair(self._newest)

    def takes(self, access: str) -> bool:
        """Whether messages may be sent with this access token."""
        number = self._number("a", access)
        return number is not None and number >= self._newest

    def _made(self, kind: str, number: int) -> str:
        told = f"{kind}{number}"
        return f"{told}.{hmac.new(self._key, told.encode(), hashlib.sha256).hexdigest()[:_GENUINE]}"

    def _number(self, kind: str, token: str) -> int | None:
        digits = token.partition(".")[0].removeprefix(kind)
        is_ours = digits.isascii() and digits.isdecimal() and len(digits) < 12
        return int(digits) if is_ours and hmac.compare_digest(self._made(kind, int(digits)), token) else None
