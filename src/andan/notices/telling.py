"""tell(…): the only way to give somebody news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from andan.ledger.inserting import insert_all
from andan.ledger.rows import new
from andan.notices.models import Notice
from andan.notices.news import Kind

_AT_A_TIME = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece of news for one person: see models.Notice."""

    who: str
    kind: Kind
    code: str
    entry: int
    at: datetime
    count: int = 1


def tell(news: Sequence[Told]) -> None:
    """Give people news, inside the transaction that writes the fact it tells of. Nobody ("") is told nothing.

    A person is told once of a fact: the first word counts. A crash before the caller's commit leaves neither fact nor
    news; a crash after it leaves both, and a letter follows. Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("tell() belongs inside the transaction that writes the fact it tells of")
    rows = list({(told.who, told.entry): _row(told) for told in reversed(news) if told.who}.values())
    for start in range(0, len(rows), _AT_A_TIME):
        insert_all(rows[start : start + _AT_A_TIME])


def _row(told: Told) -> Notice:
    wait = 0 if told.kind.urgent else settings.NOTICE_MINUTES
    return new(
        Notice,
        who=told.who,
        kind=told.kind.word,
        code=told.code,
        count=told.count,
        entry=told.entry,
        at=told.at,
        carry_at=told.at + timedelta(minutes=wait),
    )


def to(people: Iterable[str], kind: Kind, *, code: str, entry: int, at: datetime) -> list[Told]:
    """The same news for several."""
    return [Told(who=who, kind=kind, code=code, entry=entry, at=at) for who in people]
