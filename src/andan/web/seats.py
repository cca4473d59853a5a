"""Where requests are worked on.

A seat is a thread of its own: it keeps one connection to the database with what that has read and prepared, where any
of many threads would begin each time with a connection that others have written past.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Any

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Seats:
    """At most `number` requests are worked on at a time, each by one of as many threads."""

    def __init__(self, application: Wsgi, number: int) -> None:
        self.application, self._free = application, BoundedSemaphore(number)
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="seat")

    def take(self) -> None:
        self._free.acquire()

    def work(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer on the seat taken before, and leave it."""
        try:
            return self._threads.submit(self._answered, environ, start_response).result()
        finally:
            self._free.release()

    def _answered(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """A whole answer at once; one that streams is drawn by whoever sends it."""
        answer = self.application(environ, start_response)
        if getattr(answer, "streaming", True):
            return answer
        try:
            return [b"".join(answer)]
        finally:
            answer.close()  # type: ignore[attr-defined]  # only Django's answers say whether they stream
