"""Who is waited for: some at a time, fewer of one address while they send, so that nobody takes all places. Pure."""

from threading import Condition, Lock

QUEUE, PATIENCE = 8, 2.0  # how many wait for a place, and for how many seconds


class Turns:
    """`most` places. One address holds at most `of_one` of them while it sends; what it has sent waits like all others.

    Only QUEUE wait for a place: each of them holds a thread, and threads are kept for those who only read.
    """

    def __init__(self, most: int, of_one: int, *, patience: float = PATIENCE) -> None:
        self.of_one, self.patience = of_one, patience
        self.free, self.waiting = most, 0
        self._of: dict[str, int] = {}
        self._lock = Lock()
        self._change = Condition(self._lock)

    def take(self, address: str) -> bool:
        """Whether there was a place for `address` to send; `sent` tells the end of sending, `leave` gives it back."""
        with self._lock:
            if not self._has_room(address) and not self._waited(address):
                return False
            self.free -= 1
            self._of[address] = self._of.get(address, 0) + 1
        return True

    def sent(self, address: str) -> None:
        with self._lock:
            left = self._of.pop(address) - 1
            if left:
                self._of[address] = left
            self._tell()

    def leave(self) -> None:
        with self._lock:
            self.free += 1
            self._tell()

    def _tell(self) -> None:
        if self.waiting:
            self._change.notify_all()

    def _has_room(self, address: str) -> bool:
        return self.free > 0 and self._of.get(address, 0) < self.of_one

    def _waited(self, address: str) -> bool:
        if self.waiting >= QUEUE:
            return False
        self.waiting += 1
        try:
            return self._change.wait_for(lambda: self._has_room(address), self.patience)
        finally:
            self.waiting -= 1
