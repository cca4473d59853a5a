"""How often each of many was seen lately, in memory that does not grow: a count-min sketch over two windows."""

from array import array
from threading import Lock

CELLS = 131_072  # two numbers each: of this window, and of the one before it
# The two cells of a digest differ in these bits alone: they lie in one line of 64 bytes, as memory is fetched.
_STEPS = (2, 4, 6, 8, 10, 12, 14, 6)
_STEP_BITS, _STEP = 3, len(_STEPS) - 1
_PLACE = (CELLS << _STEP_BITS) - 1


class Sketch:
    """Counts of about the last `window` seconds: of the window before counts the share that it reaches into.

    They may be too high when very many are seen, never too low. Threads that count at the same moment may lose one of
    the two: a count is no account.
    """

    def __init__(self, window: float) -> None:
        self.window = window
        self._ends = float("-inf")
        self._cells, self._now = array("I", bytes(8 * CELLS)), 0  # which number of a cell is this window's
        self._all, self._all_before = 0, 0
        self._turning = Lock()

    def add(self, digest: int, now: float) -> float:
        """Count one more of `digest` (a number of 64 bits, well mixed) and tell how many there were."""
        if now >= self._ends:
            self._turn(now)
        self._all += 1
        cells, place = self._cells, digest & _PLACE
        one = place >> _STEP_BITS << 1 | self._now
        other = one ^ _STEPS[place & _STEP]
        cells[one] = first = cells[one] + 1
        cells[other] = second = cells[other] + 1
        counted = first if first < second else second  # noqa: FURB136 - a call costs as much as all the rest
        if cells[one ^ 1] and cells[other ^ 1]:
            return counted + min(cells[one ^ 1], cells[other ^ 1]) * (self._ends - now) / self.window
        return counted

    def leave_out(self) -> None:
        """The last one does not count among all."""
        self._all -= 1

    def take_back(self, digest: int) -> None:
        """The last one, which was `digest`, does not count at all."""
        self._all -= 1
        place = digest & _PLACE
        one = place >> _STEP_BITS << 1 | self._now
        for cell in (one, one ^ _STEPS[place & _STEP]):
            if self._cells[cell]:  # another thread may have begun a new window
                self._cells[cell] -= 1

    def total(self, now: float) -> float:
        """How many were counted of all together."""
        return self._all + self._all_before * (self._ends - now) / self.window

    def _turn(self, now: float) -> None:
        with self._turning:
            if now < self._ends:  # another thread has just done it
                return
            passed_over = now >= self._ends + self.window
            self._now ^= 1
            self._clear(self._now)
            if passed_over:
                self._clear(self._now ^ 1)
            self._all_before, self._all = 0 if passed_over else self._all, 0
            self._ends = now + self.window if passed_over else self._ends + self.window

    def _clear(self, which: int) -> None:
        self._cells[which::2] = array("I", bytes(4 * CELLS))
