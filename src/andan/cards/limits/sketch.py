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

    def add(self, digest: int, now: float) -> float:
        """Count one more of `digest` (a number of 64 bits, well mixed) and tell how many there were."""
        if now >= self._ends:
            self._turn(now)
        self._all += 1
        here, before, one, other = self._now, self._before, digest & _MASK, ROW + (digest >> 16 & _MASK)
        here[one] = first = here[one] + 1
        here[other] = second = here[other] + 1
        counted = first if first < second else second  # noqa: FURB136 - a call costs as much as all the rest
        if before[one] and before[other]:
            return counted + min(before[one], before[other]) * self._left(now)
        return counted

    def leave_out(self) -> None:
        """The last one does not count among all."""
        self._all -= 1

    def take_back(self, digest: int) -> None:
        """The last one, which was `digest`, does not count at all."""
        self._all -= 1
        for place in (digest & _MASK, ROW + (digest >> 16 & _MASK)):
            if self._now[place]:  # another thread may have begun a new window
                self._now[place] -= 1

    def total(self, now: float) -> float:
        """How many were counted of all together."""
        return self._all + self._all_before * self._left(now)

    def _left(self, now: float) -> float:
        """The share of the window before that still counts."""
        return (self._ends - now) / self.window

    def _turn(self, now: float) -> None:
        passed_over = now >= self._ends + self.window
        self._before = _blank() if passed_over else self._now
        self._all_before, self._all = 0 if passed_over else self._all, 0
        self._now = _blank()
        self._ends = now + self.window if passed_over else self._ends + self.window


def _blank() -> "array[int]":
    return array("I", bytes(4 * 2 * ROW))
