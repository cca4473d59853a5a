"""A connection that has just been used is believed as long as nothing has come on it unasked.

Before each request Django asks the server `SELECT 1`. A server that stops or ends a connection says so, or hangs up,
and both can be seen here without asking. What cannot be seen, a way that is cut, is asked for after a rest.
"""

import select
import time
from typing import Any

from django.db.backends.postgresql import base

RESTED = 30.0  # seconds without a request, then the server is asked


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._seen = float("-inf")

    def is_usable(self) -> bool:
        """Whether the connection still works. Called once a request; after an error the server is always asked."""
        believed = not self.errors_occurred and self._is_awake() and self._is_quiet()
        usable = believed or super().is_usable()
        self._seen = time.monotonic() if usable else float("-inf")
        return usable

    def _is_awake(self) -> bool:
        return time.monotonic() - self._seen < RESTED

    def _is_quiet(self) -> bool:
        """Whether nothing waits to be read: neither a last word nor an end."""
        if self.connection is None or self.connection.closed:
            return False
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return not waiting.poll(0)
