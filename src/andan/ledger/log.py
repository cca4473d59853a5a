"""append(fact) and append_all(facts): the only writers of the ledger."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import connection

from andan.kit import clock
from andan.ledger.facts import Fact, canonical, leaf_hash
from andan.ledger.inserting import insert, insert_all
from andan.ledger.models import Entry
from andan.ledger.rows import new


def append(fact: Fact, *, subject: str, actor: str, at: datetime | None = None) -> Entry:
    """Write `fact` about `subject`, done by the opaque `actor`, inside the caller's transaction.

    A crash before the caller's commit leaves neither the row nor the fact; a crash after it leaves both. Called
    outside a transaction it refuses: a fact without its row, or a row without its fact, must not be possible.
    """
    return insert(_entry(fact, subject, actor, _moment(at)))


def append_all(facts: Sequence[tuple[Fact, str]], *, actor: str, at: datetime | None = None) -> list[int]:
    """Write many facts, each about its own subject, in one statement, as `append` writes one; returns their numbers."""
    moment = _moment(at)
    entries = [_entry(fact, subject, actor, moment) for fact, subject in facts]
    insert_all(entries)
    return [entry.pk for entry in entries]


def _moment(at: datetime | None) -> datetime:
    if not connection.in_atomic_block:
        raise RuntimeError("append() belongs inside the transaction that writes the row")
    return (at or clock.now()).astimezone(UTC)


def _entry(fact: Fact, subject: str, actor: str, moment: datetime) -> Entry:
    body = canonical(
        {
            "actor": actor,
            "at": moment.isoformat(timespec="microseconds"),
            "fact": fact.payload(),
            "name": fact.NAME,
            "subject": subject,
        }
    )
    return new(
        Entry, name=fact.NAME, subject=subject, recorded_at=moment, body=body, leaf_hash=leaf_hash(body)
    )
