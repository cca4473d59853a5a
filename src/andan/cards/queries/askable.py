"""Every card that people may ask for, read as fast as the database gives it: a country has twenty million of them."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from struct import Struct
from typing import NamedTuple, TypeVar

from django.db import connection, transaction
from django.db.models import BooleanField, CharField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from andan.cards.models import Arrival
from andan.cards.states import State

CHUNK = 20_000  # rows read at a time
K = TypeVar("K", bound=Hashable)

# A row as PostgreSQL copies it out in binary: the number of fields, then each with its length before it.
_KEY, _BESIDE = slice(6, 22), slice(22, None)
_FIELDS = Struct(">iq iq ii i?")
_HEAD, _END = 19, b"\xff\xff"  # before the first row in the same piece; and after the last, alone
_FIRST_DAY = date(2000, 1, 1)  # of PostgreSQL's calendar


class Told(NamedTuple):
    """What stands beside a key. `collected`: it left the table, so lately that it still has a name."""

    batch: int
    agency: int
    arrived_on: date
    collected: bool


def records(value_of: Callable[[Told], bytes]) -> Iterator[Sequence[bytes]]:
    """Key and `value_of` what stands beside it, joined, in batches. `value_of` is asked once for all that are alike."""
    if connection.vendor == "postgresql":
        return _copied(value_of)
    return _fetched(value_of)


class _Values(dict[K, bytes]):
    """What was worked out once."""

    def __init__(self, work_out: Callable[[K], bytes]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, told: K) -> bytes:
        self[told] = value = self._work_out(told)
        return value


def _askable() -> QuerySet[Arrival]:
    return Arrival.objects.filter(public=True, state__in=(State.ARRIVED, State.COLLECTED)).order_by()


def _fetched(value_of: Callable[[Told], bytes]) -> Iterator[Sequence[bytes]]:
    """Row by row; all but the key in one text, of which there are few. No transaction: it would stop every writer."""
    names = ("batch_id", "agency_id", "arrived_on", "state")
    parts = [part for name in names for part in (Cast(F(name), CharField()), Value("|"))]
    sql, params = _askable().values_list("key", Concat(*parts)).query.sql_with_params()
    values: _Values[str] = _Values(lambda told: value_of(_read_text(told)))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        while found := cursor.fetchmany(CHUNK):
            yield [key + values[told] for key, told in found]


def _read_text(told: str) -> Told:
    batch, agency, arrived_on, state, _ = told.split("|")
    return Told(int(batch), int(agency), date.fromisoformat(arrived_on), state == State.COLLECTED)


def _copied(value_of: Callable[[Told], bytes]) -> Iterator[Sequence[bytes]]:
    """PostgreSQL's own binary copy: rows of one length, cut up without being read."""
    collected = ExpressionWrapper(Q(state=State.COLLECTED), output_field=BooleanField())
    columns = ("key", "batch_id", "agency_id", "arrived_on", collected)
    sql, params = _askable().values_list(*columns).query.sql_with_params()
    values: _Values[bytes] = _Values(lambda told: value_of(_read_binary(told)))
    copy = f"COPY ({sql}) TO STDOUT (FORMAT BINARY)"
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(copy, params) as pieces:
        after = map(bytes, pieces)
        rows = chain([next(after)[_HEAD:]], after)
        while found := [row for row in islice(rows, CHUNK) if row and row != _END]:
            yield [row[_KEY] + values[row[_BESIDE]] for row in found]


def _read_binary(told: bytes) -> Told:
    _, batch, _, agency, _, day, _, collected = _FIELDS.unpack(told)
    return Told(batch, agency, _FIRST_DAY + timedelta(days=day), collected)
