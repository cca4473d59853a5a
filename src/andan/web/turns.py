"""Who is waited for while they send: some at a time, fewer of one address, so that nobody takes all places. Pure."""

from threading import Condition, Lock

QUEUE, PATIENCE = 4, 2.0  # how many wait for a place, and for how many seconds


class Turns:
    """`most` places, of which one address holds at most `of_one`.

    Only QUEUE wait for a place: each of them holds a thread, and threads are kept for those who only read.
    """

    def __init__(self, most: int, of_one: int, *, patience: float = PATIENCE) -> None:
        self.of_one, self.patience = of_one, patience
        self.free, self.waiting = most, 0
        self._of: dict[str, int] = {}
        self._lock = Lock()
        self._change = Condition(self._lock)

    def take(self, address: str) -> bool:
        """Whether there was a place for `address`; it is given back by `leave`."""
        with self._lock:
            if not self._has_room(address) and not self._waited(address):
                return False
            self.free -= 1
            self._of[address] = self._of.get(address, 0) + 1
        return True

    def leave(self, address: str) -> None:
        with self._lock:
            self.free += 1
            left = self._of.pop(address) - 1
            if left:
                self._of[address] = left
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
