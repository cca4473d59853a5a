"""Proofs are taken once."""

from hashlib import blake2b
from threading import Lock

MOST = 100_000  # proofs in one generation: about 10 MB for both


class Spent:
    """Remembers what was taken for at least `lifetime` seconds, in two generations of at most `most` each.

    When more come, the older generation is forgotten early, and no proof made before it ended is taken any more:
    whoever holds one solves another puzzle, and nobody uses one twice.
    """

    def __init__(self, lifetime: float, most: int = MOST) -> None:
        self.lifetime, self.most = lifetime, most
        self._fresh: set[bytes] = set()
        self._older: set[bytes] = set()
        self._turned_at, self._floor = float("-inf"), float("-inf")
        self._lock = Lock()

    def take(self, name: str, made_at: float, now: float) -> bool:
        """Whether the proof called `name` was not taken before; from now on it was."""
        digest = blake2b(name.encode(), digest_size=12).digest()
        with self._lock:
            self._turn(now)
            if made_at < self._floor or digest in self._fresh or digest in self._older:
                return False
            self._fresh.add(digest)
            return True

    def _turn(self, now: float) -> None:
        is_due = now - self._turned_at >= self.lifetime
        if not is_due and len(self._fresh) < self.most:
            return
        if not is_due:
            self._floor = self._turned_at
        self._older, self._fresh, self._turned_at = self._fresh, set(), now
