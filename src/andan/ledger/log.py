"""append(fact), append_with(fact, row) and append_all(facts): the only writers of the ledger."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from andan.kit import clock
from andan.ledger.columns import inserted_keys
from andan.ledger.facts import Fact, canonical, leaf_hash
from andan.ledger.inserting import insert, insert_all
from andan.ledger.models import Entry
from andan.ledger.rows import new

Row = TypeVar("Row", bound=Model)


def append(fact: Fact, *, subject: str, actor: str, at: datetime | None = None) -> Entry:
    """Write `fact` about `subject`, done by the opaque `actor`, inside the caller's transaction.

    A crash before the caller's commit leaves neither the row nor the fact; a crash after it leaves both. Called
    outside a transaction it refuses: a fact without its row, or a row without its fact, must not be possible.
    """
    return insert(_entry(fact, subject, actor, _moment(at)))


def append_with(
    fact: Fact,
    kept: Callable[[Entry], Row],
    *,
    subject: str,
    actor: str,
    at: datetime | None = None,
    before: Sequence[Model] = (),
) -> Row:
    """Write the new rows `before` that the fact is about, the fact as `append` does, and the row that keeps its number.

    `kept` makes that row of the fact, which has no number yet. All are written along with one another: on PostgreSQL in
    as few ways to the database and back as there can be. Returns the row, which knows the number.
    """
    entry = _entry(fact, subject, actor, _moment(at))
    row = kept(entry)
    insert_all([*before, entry, row])
    return row


def append_all(facts: Sequence[tuple[Fact, str]], *, actor: str, at: datetime | None = None) -> list[int]:
    """Write many facts, each about its own subject, at once, as `append` writes one; returns their numbers."""
    moment = _moment(at)
    said = moment.isoformat(timespec="microseconds")
    bodies = [_body(fact, subject, actor, said) for fact, subject in facts]
    each: dict[str, Sequence[Any]] = {
        "name": [fact.NAME for fact, _ in facts],
        "subject": [subject for _, subject in facts],
        "body": bodies,
        "leaf_hash": list(map(leaf_hash, bodies)),
    }
    return inserted_keys(Entry, each, recorded_at=moment)


def _moment(at: datetime | None) -> datetime:
    if not connection.in_atomic_block:
        raise RuntimeError("append() belongs inside the transaction that writes the row")
    return (at or clock.now()).astimezone(UTC)


def _entry(fact: Fact, subject: str, actor: str, moment: datetime) -> Entry:
    body = _body(fact, subject, actor, moment.isoformat(timespec="microseconds"))
    return new(
        Entry, name=fact.NAME, subject=subject, recorded_at=moment, body=body, leaf_hash=leaf_hash(body)
    )


def _body(fact: Fact, subject: str, actor: str, at: str) -> bytes:
    return canonical(
        {"actor": actor, "at": at, "fact": fact.payload(), "name": fact.NAME, "subject": subject}
    )
