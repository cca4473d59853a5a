"""append(fact): the only writer of the ledger."""

from datetime import UTC, datetime

from django.db import connection

from andan.kit import clock
from andan.ledger.facts import Fact, canonical, leaf_hash
from andan.ledger.inserting import insert
from andan.ledger.models import Entry
from andan.ledger.rows import new


def append(fact: Fact, *, subject: str, actor: str, at: datetime | None = None) -> Entry:
    """Write `fact` about `subject`, done by the opaque `actor`, inside the caller's transaction.

    A crash before the caller's commit leaves neither the row nor the fact; a crash after it leaves both. Called
    outside a transaction it refuses: a fact without its row, or a row without its fact, must not be possible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("append() belongs inside the transaction that writes the row")
    moment = (at or clock.now()).astimezone(UTC)
    body = canonical(
        {
            "actor": actor,
            "at": moment.isoformat(timespec="microseconds"),
            "fact": fact.payload(),
            "name": fact.NAME,
            "subject": subject,
        }
    )
    return insert(
        new(Entry, name=fact.NAME, subject=subject, recorded_at=moment, body=body, leaf_hash=leaf_hash(body))
    )
