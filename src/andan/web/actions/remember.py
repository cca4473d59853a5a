"""Remember the answer to a write, inside the write's own transaction."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError

from andan.kit.clock import now
from andan.kit.sealed import seal
from andan.ledger.inserting import insert
from andan.ledger.rows import new
from andan.web.models import IdempotentAnswer
from andan.web.tickets import Ticket

KEPT = timedelta(hours=24)


class AlreadyAnswered(Exception):  # noqa: N818 - not an error: somebody was faster with the same key
    """The same key has been used by a request that committed first. The caller's transaction rolls back."""


def remember(*, ticket: Ticket, status: int, body: Any) -> None:
    """Store the answer. Must run inside the transaction of the write it answers.

    Crash order: write and answer commit together or not at all, so a key never points to a write that did not happen.
    Two requests with one key: the second waits on the unique column (PostgreSQL) or at BEGIN (SQLite), then finds the
    first's row and raises AlreadyAnswered, which undoes its own write.
    """
    try:
        insert(
            new(
                IdempotentAnswer,
                ticket=ticket.name,
                request_digest=ticket.request_digest,
                answer=seal(ticket.box_key, {"status": status, "body": body}, owner=ticket.name),
                created_at=now(),
            )
        )
    except IntegrityError:
        raise AlreadyAnswered(ticket.name) from None
