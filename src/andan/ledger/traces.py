"""Deleting a row is not enough where nothing may lead to a person: the database's own files remember a while longer."""

from django.db import connection

PATIENCE = 500  # milliseconds to wait for readers; meanwhile nobody writes


def sweep() -> None:
    """Write home what waits in SQLite's write-ahead log, and empty it. Call after the commit, outside transactions.

    With `secure_delete` (see settings) what was deleted is then zeroes. Where readers stay longer than PATIENCE the log
    is left as it is, until the next sweep. PostgreSQL keeps dead rows until its vacuum comes by, which is its own work.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout={int(usual)}")
