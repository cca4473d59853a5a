"""A connection to PostgreSQL is believed between two requests, unless its server is gone or it has rested."""

import time

import psycopg
import pytest
from django.db import connection
from django.db.backends.postgresql import base

from andan.ledger.postgresql.base import RESTED

pytestmark = [
    pytest.mark.usefixtures("committed"),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's file does not hang up"),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the server answered each time it was really asked."""
    answers: list[bool] = []
    ask = base.DatabaseWrapper.is_usable

    def noted(self: base.DatabaseWrapper) -> bool:
        answers.append(bool(ask(self)))
        return answers[-1]

    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", noted)
    return answers


def request() -> int:
    """What the server does for a request that asks one thing: the number of its process."""
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


@pytest.fixture
def served(asked: list[bool]) -> int:
    connection.health_check_enabled = True  # type: ignore[attr-defined]
    served = request()
    assert request() == served
    asked.clear()
    return served


def test_the_next_request_asks_nothing(served: int, asked: list[bool]) -> None:
    assert request() == served
    assert not asked


def test_a_server_that_ended_the_connection_is_noticed(served: int, asked: list[bool]) -> None:
    with psycopg.connect(connection.connection.info.dsn) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [served])
    assert request() != served
    assert asked == [False]


def test_after_a_rest_the_server_is_asked(
    served: int, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.monotonic() + RESTED
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert request() == served
    assert asked == [True]


def test_after_an_error_the_server_is_asked(served: int, asked: list[bool]) -> None:
    connection.errors_occurred = True
    assert request() == served
    assert asked == [True]
