"""How often each of many was seen lately, in memory that does not grow: a count-min sketch over two windows."""

from array import array

ROW = 65_536  # counters in a row; a digest has one in each of two rows
_MASK = ROW - 1


class Sketch:
    """Counts of about the last `window` seconds. They may be too high when very many are seen, never too low.

    Threads that count at the same moment may lose one of the two: a count is no account.
    """

    def __init__(self, window: float) -> None:
        self.window = window
        self._ends = float("-inf")
        self._now, self._before = _blank(), _blank()
        self._all, self._all_before = 0, 0
        self._left = 1.0

    @property
    def total(self) -> float:
        """How many there were of all, as of the last count."""
        return self._all + self._all_before * self._left

    def add(self, digest: int, now: float) -> float:
        """Count one more of `digest` (a number of 64 bits, well mixed) and tell how many there were."""
        if now >= self._ends:
            self._turn(now)
        one, other = digest & _MASK, ROW + (digest >> 16 & _MASK)
        here, before = self._now, self._before
        self._all += 1
        self._left = left = (self._ends - now) / self.window
        first = here[one] = here[one] + 1
        second = here[other] = here[other] + 1
        earlier = min(before[one], before[other])
        counted = first if first < second else second  # noqa: FURB136 - half the time
        return counted + earlier * left

    def _turn(self, now: float) -> None:
        passed_over = now >= self._ends + self.window
        self._before = _blank() if passed_over else self._now
        self._all_before, self._all = 0 if passed_over else self._all, 0
        self._now = _blank()
        self._ends = now + self.window if passed_over else self._ends + self.window


def _blank() -> "array[int]":
    return array("I", bytes(4 * 2 * ROW))
