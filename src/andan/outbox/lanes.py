"""A few letters of each channel at a time."""

import logging
from collections import Counter
from collections.abc import Callable
from threading import Condition, Event, Thread
from time import monotonic

from django.conf import settings
from django.db import connections

from andan.outbox import channels
from andan.outbox.delivery import REST, drain
from andan.outbox.queries import due

log = logging.getLogger(__name__)
WIDTH = 2  # letters of one channel on their way at a time: one slow carrier never keeps another waiting


class Lanes:
    """Threads that live as long as there is something to send. Nothing is kept open for an empty outbox."""

    def __init__(self, stop: Event, clock: Callable[[], float] = monotonic) -> None:
        self._stop, self._clock = stop, clock
        self._lock = Condition()
        self._busy: Counter[str] = Counter()
        self._resting: dict[str, float] = {}

    def look(self) -> bool:
        """Open lanes for what is due, unless they are open already or the channel rests; whether any was opened."""
        opened = False
        for channel, many in due(settings.OUTBOX_CARRIERS, WIDTH).items():
            if many and self._is_rested(channel) and channels.carrier(channel).ready():
                for _ in range(many - self._busy[channel]):
                    self._open(channel)
                    opened = True
        return opened

    def wait_until_empty(self, seconds: float) -> bool:
        """Whether everything on its way has arrived within `seconds`."""
        with self._lock:
            return self._lock.wait_for(lambda: not self._busy.total(), seconds)

    def _is_rested(self, channel: str) -> bool:
        return self._resting.get(channel, 0.0) <= self._clock()

    def _open(self, channel: str) -> None:
        with self._lock:
            self._busy[channel] += 1
        Thread(target=self._lane, args=(channel,), name=f"outbox-{channel}", daemon=True).start()

    def _lane(self, channel: str) -> None:
        try:
            self._rest(channel, drain(channel, self._is_over(channel)))
        except Exception as error:
            log.error("a lane broke", extra={"channel": channel, "error": type(error).__name__})
            self._rest(channel, REST)
        finally:
            connections.close_all()
            with self._lock:
                self._busy[channel] -= 1
                self._lock.notify_all()

    def _rest(self, channel: str, seconds: float) -> None:
        with self._lock:
            self._resting[channel] = max(self._resting.get(channel, 0.0), self._clock() + seconds)

    def _is_over(self, channel: str) -> Callable[[], bool]:
        return lambda: self._stop.is_set() or not self._is_rested(channel)
