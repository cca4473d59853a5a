"""Few lists are drawn at a time in one process: they all want the one interpreter.

Whoever reads so slowly that nothing was asked for in a while, or takes very long in all, keeps the place only until
somebody else wants it: two idle lines must not keep everybody from their lists.
"""

import time
from dataclasses import dataclass, field
from threading import Lock

AT_ONCE = 2
IDLE, LONGEST = 30, 900  # seconds without a piece, and from the first to the last one


class CutOffError(ConnectionError):
    """The place went to somebody else: what was sent so far is not the whole list, and its reader sees that."""


@dataclass(eq=False, slots=True)
class Place:
    began: float = field(default_factory=time.monotonic)
    asked: float = field(default_factory=time.monotonic)
    is_lost: bool = False

    def go_on(self) -> None:
        """The reader took what there was and wants more. Raises CutOffError."""
        if self.is_lost:
            raise CutOffError
        self.asked = time.monotonic()

    def may_be_lost(self, now: float) -> bool:
        return now - self.asked > IDLE or now - self.began > LONGEST


_held: list[Place] = []
_lock = Lock()


def take() -> Place | None:
    """A place, if need be of a reader that keeps one for nothing; None when all are in use."""
    with _lock:
        if len(_held) >= AT_ONCE:
            now = time.monotonic()
            slow = next((one for one in _held if one.may_be_lost(now)), None)
            if slow is None:
                return None
            slow.is_lost = True
            _held.remove(slow)
        _held.append(place := Place())
        return place


def leave(place: Place) -> None:
    with _lock:
        if place in _held:
            _held.remove(place)
