"""How many one-row transactions a second the database itself makes durable, with no server and no ORM."""

import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

WRITERS = 4  # as many as the server has threads; SQLite has one writer at a time anyway


def on_sqlite(home: Path, seconds: float) -> float:
    """Commits a second in a file beside the product's, with the product's pragmas."""
    with sqlite3.connect(home / "commits.sqlite3", isolation_level=None) as base:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=FULL")
        base.execute("CREATE TABLE IF NOT EXISTS bench_commit (id INTEGER PRIMARY KEY, body TEXT)")
        return (
            _counted(lambda: base.execute("INSERT INTO bench_commit (body) VALUES ('x')"), seconds) / seconds
        )


def on_postgres(url: str, seconds: float) -> float:
    """Commits a second over as many connections as the server has threads."""
    with psycopg.connect(url, autocommit=True) as base:
        base.execute("CREATE TABLE IF NOT EXISTS bench_commit (id BIGSERIAL PRIMARY KEY, body TEXT)")
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(_writer(url, seconds))) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _writer(url: str, seconds: float) -> int:
    with psycopg.connect(url, autocommit=True) as base:
        return _counted(lambda: base.execute("INSERT INTO bench_commit (body) VALUES ('x')"), seconds)


def _counted(write: Callable[[], object], seconds: float) -> int:
    until, count = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        write()
        count += 1
    return count


if __name__ == "__main__":
    url, seconds = os.environ.get("DATABASE_URL", ""), float(sys.argv[1])
    on = (
        on_postgres(url, seconds)
        if urlsplit(url).scheme == "postgresql"
        else on_sqlite(Path(os.environ["ANDAN_HOME"]), seconds)
    )
    print(on)
