"""append: one fact in the caller's transaction, and never again a change to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import pytest
from django.db import DatabaseError, connection, transaction

from andan.ledger import log
from andan.ledger.facts import Fact, leaf_hash
from andan.ledger.models import Entry
from andan.ledger.queries import entries_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingHappened(Fact):
    NAME: ClassVar[str] = "cases.thing_happened.v1"
    code: str
    count: int = 1


def append(subject: str = "CODE") -> Entry:
    return log.append(ThingHappened(code=subject), subject=subject, actor="officer:1")


@pytest.mark.usefixtures("db")
def test_what_was_appended_is_read_back(moment: datetime) -> None:
    entry = append()
    append("OTHER")
    (recorded,) = entries_of("CODE")
    assert (recorded.number, recorded.name, recorded.actor) == (
        entry.pk,
        "cases.thing_happened.v1",
        "officer:1",
    )
    assert (recorded.at, recorded.fact) == (moment, {"code": "CODE", "count": 1})
    assert recorded.leaf_hash == leaf_hash(bytes(entry.body))


@pytest.mark.usefixtures("committed")
def test_append_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        append()
    assert not entries_of("CODE")


@pytest.mark.usefixtures("committed")
def test_a_rolled_back_row_takes_its_fact_along() -> None:
    with transaction.atomic():
        append()
        transaction.set_rollback(True)
    assert not entries_of("CODE")


CHANGES = {
    "update": "UPDATE ledger_entry SET subject = 'x'",
    "delete": "DELETE FROM ledger_entry",
    "replace": "INSERT OR REPLACE INTO ledger_entry (id, name, subject, recorded_at, body, leaf_hash) "
    "SELECT id, 'x', subject, recorded_at, body, leaf_hash FROM ledger_entry",
    "truncate": "TRUNCATE ledger_entry",
    "replica": "SET LOCAL session_replication_role = replica; DELETE FROM ledger_entry",
}
ONLY = {"replace": "sqlite", "truncate": "postgresql", "replica": "postgresql"}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.usefixtures("db")
def test_the_database_refuses_to_change_a_fact(change: str) -> None:
    if ONLY.get(change, connection.vendor) != connection.vendor:
        pytest.skip(f"no {change} on {connection.vendor}")
    append()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(CHANGES[change])
    assert len(entries_of("CODE")) == 1
