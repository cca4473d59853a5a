"""Writers of one process queue for SQLite's lock; who leaves the lane lets the next one in, however it left."""

from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, transaction

from andan.kit.clock import now
from andan.ledger.facts import leaf_hash
from andan.ledger.inserting import insert
from andan.ledger.models import Entry
from andan.ledger.sqlite3.base import lane_of

pytestmark = [
    pytest.mark.usefixtures("committed"),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has a lock for each row"),
]
PATIENT = 5  # seconds


def write(subject: str) -> None:
    insert(
        Entry(name="thử.đã.v1", subject=subject, recorded_at=now(), body=b"{}", leaf_hash=leaf_hash(b"{}"))
    )


def is_taken() -> bool:
    return lane_of(connection.settings_dict).locked()


def fail() -> None:
    with transaction.atomic():
        write("AD-1")
        raise ZeroDivisionError


def go_away() -> None:
    with transaction.atomic():
        connection.close()
        raise OperationalError("gone")


def test_a_transaction_holds_the_lane_and_its_end_leaves_it() -> None:
    with transaction.atomic():
        assert is_taken()
        with transaction.atomic():
            write("AD-1")
        assert is_taken()  # a savepoint is no transaction
    assert not is_taken()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert not is_taken()


def test_a_connection_that_goes_away_leaves_the_lane() -> None:
    with pytest.raises(OperationalError):
        go_away()
    assert not is_taken()


def test_a_transaction_that_cannot_begin_leaves_the_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    monkeypatch.setattr(connection, "transaction_mode", "NOT A MODE")
    with pytest.raises(OperationalError), transaction.atomic():
        pass
    assert not is_taken()


def test_the_second_writer_waits_and_is_let_in() -> None:
    ready, wrote = Event(), Event()

    def work() -> None:
        ready.set()
        with transaction.atomic():
            write("AD-2")
        wrote.set()
        connection.close()

    other = Thread(target=work)
    with transaction.atomic():
        write("AD-1")
        other.start()
        assert ready.wait(PATIENT)
        assert not wrote.wait(0.02)
    other.join(PATIENT)
    assert wrote.is_set()


def test_nobody_waits_for_ever() -> None:
    said: list[str] = []

    def work() -> None:
        connection.settings_dict["OPTIONS"]["timeout"] = 0.01
        try:
            with transaction.atomic():
                write("AD-2")
        except OperationalError as error:
            said.append(str(error))
        connection.close()

    before = connection.settings_dict["OPTIONS"]["timeout"]
    with transaction.atomic():
        write("AD-1")
        other = Thread(target=work)
        other.start()
        other.join(PATIENT)
    connection.settings_dict["OPTIONS"]["timeout"] = before
    assert said == ["database is locked"]
