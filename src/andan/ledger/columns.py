"""Very many rows of one table, said column by column: what is the same in all of them is said and turned once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain, repeat
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model

from andan.ledger.rows import shape_of

MOST_AT_ONCE = 30_000  # values; SQLite takes no statement with more than 32,766
COPIED = 50  # rows; from there on PostgreSQL reads a stream sooner than a statement
_PLAIN = frozenset({str, int, bool, bytes, type(None)})
_Fields = tuple["Field[Any, Any]", ...]


class Column(NamedTuple):
    """What goes into one column, as the driver takes it: a value for each row, or `same` for all."""

    field: "Field[Any, Any]"
    values: Sequence[Any]
    same: bool = False


def insert_columns(model: type[Model], each: Mapping[str, Sequence[Any]], /, **same: Any) -> None:
    """Write rows inside the caller's transaction.

    `each` holds for some columns a value for every row, all equally many; `same` for others the one value of all rows.
    What neither names is what the field's default says. Raises TypeError for a name that is no column, ValueError for
    columns of unequal length and a moment of no zone, IntegrityError when a constraint refuses a row.
    """
    _insert(model, each, same, keyed=False)


def inserted_keys(model: type[Model], each: Mapping[str, Sequence[Any]], /, **same: Any) -> list[Any]:
    """The same for rows whose keys are wanted: in the order of the rows."""
    return _insert(model, each, same, keyed=True)


def _insert(
    model: type[Model], each: Mapping[str, Sequence[Any]], same: Mapping[str, Any], *, keyed: bool
) -> list[Any]:
    shape, base = shape_of(model), connections[DEFAULT_DB_ALIAS]
    if unknown := (each.keys() | same.keys()) - {field.attname for field in shape.columns}:
        raise TypeError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    counts = sorted(set(map(len, each.values())))
    if len(counts) != 1:
        raise ValueError(f"columns of {model.__name__} with {counts} rows")
    if not (count := counts[0]):
        return []
    drawn = {name: [draw() for _ in range(count)] for name, draw in shape.drawn if name not in same}
    several, ours = {**drawn, **each}, {**shape.blank, **same}
    columns = [
        turned(field, several[field.attname], base)
        if field.attname in several
        else turned(field, [ours[field.attname]], base)._replace(same=True)
        for field in shape.columns
    ]
    with base.cursor() as cursor:
        if base.vendor == "sqlite":
            return _state(model, columns, count, cursor, keyed=keyed)
        if count >= COPIED:
            return copy(model, columns, count, cursor, keyed=keyed)
        spread = [Column(column.field, list(_each(column, count))) for column in columns]
        return _state(model, spread, count, cursor, keyed=keyed)


def turned(field: "Field[Any, Any]", values: Sequence[Any], base: BaseDatabaseWrapper) -> Column:
    """Values of one column as the database's own. Plain ones go as they are."""
    kinds = set(map(type, values))
    if _PLAIN.issuperset(kinds):
        return Column(field, values)
    if kinds == {datetime}:
        known = {moment: _spelt(moment, base) for moment in set(values)}
        return Column(field, [known[moment] for moment in values])
    return Column(
        field, [value if type(value) in _PLAIN else field.get_db_prep_save(value, base) for value in values]
    )


def _spelt(moment: datetime, base: BaseDatabaseWrapper) -> str:
    """As SQLite keeps a moment, and as PostgreSQL reads one: its driver spells them in Python, this in C."""
    if moment.tzinfo is None:
        raise ValueError("a moment of no zone")
    there = moment.astimezone(base.timezone)
    return str(there.replace(tzinfo=None) if base.vendor == "sqlite" else there)


def copy(
    model: type[Model], columns: Sequence[Column], count: int, cursor: CursorWrapper, *, keyed: bool
) -> list[Any]:
    """PostgreSQL's COPY, which gives no keys back: where they are wanted they are drawn before."""
    key = model._meta.pk
    keys = [value for column in columns if column.field is key for value in column.values]
    if keyed and not keys:
        cursor.execute(_DRAWN_KEYS, [quoted(model._meta.db_table), key.column, count])
        keys = [number for (number,) in cursor.fetchall()]
        columns = [*columns, Column(key, keys)]
    names = ", ".join(quoted(column.field.column) for column in columns)
    lists = [_each(column, count) for column in columns]
    with (
        cursor.db.wrap_database_errors,
        cursor.copy(f"COPY {quoted(model._meta.db_table)} ({names}) FROM STDIN") as stream,
    ):
        for row in zip(*lists, strict=True):
            stream.write_row(row)
    return keys


_DRAWN_KEYS = """
SELECT nextval(keys)
FROM (SELECT pg_get_serial_sequence(%s, %s)::regclass AS keys OFFSET 0) AS named, generate_series(1, %s)
"""


def _each(column: Column, count: int) -> Iterable[Any]:
    return repeat(column.values[0], count) if column.same else column.values


def _state(
    model: type[Model], columns: Sequence[Column], count: int, cursor: CursorWrapper, *, keyed: bool
) -> list[Any]:
    """A statement with a place for each value of a row, and one for what is the same in all of them."""
    single = [column for column in columns if column.same]
    several = [column for column in columns if not column.same]
    fields = tuple(tuple(column.field for column in some) for some in (single, several))
    rows = list(zip(*(column.values for column in several), strict=True))
    shared, keys = [column.values[0] for column in single], []
    many = MOST_AT_ONCE // len(several)
    for at in range(0, count, many):
        some = rows[at : at + many]
        statement = _statement(model, *fields, len(some), keyed)
        cursor.execute(statement, [*shared, *chain.from_iterable(some)])
        keys += [number for (number,) in cursor.fetchall()] if keyed else []
    return keys


@lru_cache(maxsize=256)
def _statement(model: type[Model], single: _Fields, several: _Fields, count: int, keyed: bool) -> str:
    row = f"({', '.join(['%s'] * len(several))})"
    rows = f"VALUES {', '.join([row] * count)}"
    if single:
        named = [f"column{number}" for number in range(1, len(several) + 1)]
        rows = f"SELECT {', '.join([*['%s'] * len(single), *named])} FROM ({rows})"  # noqa: S608 - no word of it is given
    drawn = f" RETURNING {quoted(model._meta.pk.column)}" if keyed else ""
    return f"{into(model, (*single, *several))} {rows}{drawn}"


def into(model: type[Model], columns: Iterable["Field[Any, Any]"]) -> str:
    """`INSERT INTO table (columns)`."""
    names = ", ".join(quoted(field.column) for field in columns)
    return f"INSERT INTO {quoted(model._meta.db_table)} ({names})"


def quoted(name: Any) -> str:
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(str(name))
