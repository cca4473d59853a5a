"""tell(…): the only way to give somebody news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from andan.ledger.columns import insert_columns
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
    once = list({(told.who, told.entry): told for told in reversed(news) if told.who}.values())
    for start in range(0, len(once), _AT_A_TIME):
        _keep(once[start : start + _AT_A_TIME])


def _keep(news: Sequence[Told]) -> None:
    wait = {False: timedelta(minutes=settings.NOTICE_MINUTES), True: timedelta()}
    insert_columns(
        Notice,
        {
            "who": [told.who for told in news],
            "kind": [told.kind.word for told in news],
            "code": [told.code for told in news],
            "count": [told.count for told in news],
            "entry": [told.entry for told in news],
            "at": [told.at for told in news],
            "carry_at": [told.at + wait[told.kind.urgent] for told in news],
        },
    )


def to(people: Iterable[str], kind: Kind, *, code: str, entry: int, at: datetime) -> list[Told]:
    """The same news for several."""
    return [Told(who=who, kind=kind, code=code, entry=entry, at=at) for who in people]
