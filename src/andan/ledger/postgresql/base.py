"""A connection that has just been used is believed as long as nothing has come on it unasked.

Before each request Django asks the server `SELECT 1`. A server that stops or ends a connection says so, or hangs up,
and both can be seen here without asking. What cannot be seen, a way that is cut, is asked for after a rest.

Moments are read by the driver's own reader, in C: Django's does the same in Python, since it can mean any zone.
"""

import select
import time
from datetime import UTC
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.adapt import AdaptersMap
from psycopg.pq import Format

_MOMENT = psycopg.adapters.types["timestamptz"].oid
_READER: Any = psycopg.adapters.get_loader(_MOMENT, Format.TEXT)
RESTED = 30.0  # seconds without a request, then the server is asked


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._seen = float("-inf")

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if self.timezone == UTC:
            params["context"] = adapters = AdaptersMap(params["context"])
            adapters.register_loader(_MOMENT, _READER)
        return params

    def create_cursor(self, name: str | None = None) -> Any:
        """Django asks the reader of moments for its zone here; the driver's own takes the connection's."""
        if self.timezone != UTC:
            return super().create_cursor(name)
        if name is None:
            return self.connection.cursor()
        held = self.connection.autocommit
        cursor: Any = base.ServerSideCursor
        return cursor(self.connection, name=name, scrollable=False, withhold=held)

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
