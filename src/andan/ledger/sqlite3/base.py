"""Writers of one process queue for SQLite's single write lock instead of looking for it again and again.

SQLite lets one writer in and has the others sleep 1, 2, 5, 10… milliseconds and look again: the lock lies idle while
they sleep, and whoever slept longest sleeps longer. Here the next one is woken when the lock is free. Writers of other
processes are met as ever, by SQLite's own busy timeout.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations

_lanes: defaultdict[str, Lock] = defaultdict(Lock)


def lane_of(settings_dict: dict[str, Any]) -> Lock:
    """The lane to the file that the connection's settings name."""
    return _lanes[str(settings_dict["NAME"])]


class Cursor(base.SQLiteCursorWrapper):
    """Writes Django's `%s` as SQLite's `?` once for each statement, however often it is executed."""

    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        return (
            _converted(query)
            if param_names is None
            else super().convert_query(query, param_names=param_names)
        )


@lru_cache(maxsize=512)
def _converted(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Operations(DatabaseOperations):
    def adapt_datetimefield_value(self, value: Any) -> Any:
        """A moment of UTC as text; Django looks up zones of the connection and of the settings for each."""
        if type(value) is datetime and value.tzinfo is UTC and self.connection.timezone is UTC:
            return value.replace(tzinfo=None).isoformat(" ")
        return super().adapt_datetimefield_value(value)

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """A moment is kept in UTC without saying so: Django asks twice each time whether it may be another zone."""
        if type(value) is datetime and value.tzinfo is None and self.connection.timezone is UTC:
            return value.replace(tzinfo=UTC)
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the lane when a transaction begins (they all begin IMMEDIATE, see settings) and leaves it when it ends."""

    ops_class = Operations

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._taken: Lock | None = None

    def create_cursor(self, name: str | None = None) -> Cursor:
        return self.connection.cursor(factory=Cursor)  # type: ignore[no-any-return]

    def _start_transaction_under_autocommit(self) -> None:
        self._take_lane()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_lane()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # when it fails a rollback follows, and leaves the lane
        self._leave_lane()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_lane()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_lane()

    def _take_lane(self) -> None:
        """Wait as long as one would have waited for SQLite. Raises OperationalError, with SQLite's own words."""
        lane = lane_of(self.settings_dict)
        if not lane.acquire(timeout=self.settings_dict["OPTIONS"]["timeout"]):
            raise OperationalError("database is locked")
        self._taken = lane

    def _leave_lane(self) -> None:
        lane, self._taken = self._taken, None
        if lane is not None:
            lane.release()
