"""INSERT compiled once a table: facts and the rows beside them are written on the one path where compiling is the cost.

What `Model.objects.create` does, without signals (nobody listens here) and without building the same statement anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model

from andan.ledger.columns import COPIED, MOST_AT_ONCE, copy, into, quoted, turned
from andan.ledger.rows import owed, shape_of

Row = TypeVar("Row", bound=Model)
MOST_VALUES = 50  # the driver reads a statement with more places for values anew each time


def insert(row: Row) -> Row:
    """Write one new row inside the caller's transaction; a key that the database draws is on it afterwards."""
    insert_all([row])
    return row


def insert_all(rows: Sequence[Model]) -> None:
    """Write new rows in this order; one may belong to another that stands alone of its table before it.

    Rows of one table that follow one another are one statement, and on PostgreSQL several tables are: there each
    statement is a way to another process and back, and very many rows are streamed. Raises IntegrityError when a
    constraint refuses one.
    """
    groups = [list(group) for _, group in groupby(rows, type)]
    base = connections[DEFAULT_DB_ALIAS]
    with base.cursor() as cursor:
        for some in _together(groups) if base.vendor == "postgresql" else ([group] for group in groups):
            if len(some) > 1:
                _write_together(some, base, cursor)
            elif len(some[0]) >= COPIED and base.vendor == "postgresql":
                _stream(some[0], base, cursor)
            else:
                _write(some[0], base, cursor)


def _together(groups: Iterable[list[Model]]) -> Iterator[list[list[Model]]]:
    """Groups for one statement each, none with more than MOST_VALUES unless one group alone has."""
    some: list[list[Model]] = []
    for group in groups:
        if some and sum(map(_size, [*some, group])) > MOST_VALUES:
            yield some
            some = []
        some.append(group)
    if some:
        yield some


def _size(group: list[Model]) -> int:
    """How many places for values the rows need: none for what is nothing, or waits for a key."""
    read = shape_of(type(group[0])).read
    return sum(value is not None for row in group for value in read(row.__dict__))


def _write(rows: list[Model], base: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    many = MOST_AT_ONCE // len(shape_of(type(rows[0])).columns)
    for at in range(0, len(rows), many):
        _write_some(rows[at : at + many], base, cursor)


def _write_some(rows: list[Model], base: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    for row in rows:
        _settle(row)
    values = [value for row in rows for value in _values(row, base)]
    statement = _statement(type(rows[0]), len(rows), base.vendor)
    cursor.execute(statement, values)
    keys = cursor.fetchall() if _draws_key(rows) else [(row.pk,) for row in rows]
    _written(rows, [key for (key,) in keys], base)


def _stream(rows: list[Model], base: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    for row in rows:
        _settle(row)
    shape = shape_of(type(rows[0]))
    values = zip(*[shape.read(row.__dict__) for row in rows], strict=True)
    columns = [turned(field, own, base) for field, own in zip(shape.columns, values, strict=True)]
    _written(rows, copy(type(rows[0]), columns, len(rows), cursor, keyed=True), base)


def _write_together(groups: list[list[Model]], base: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    """One statement; a column that waits for the key of a row in an earlier group takes it from there."""
    alone = {id(group[0]): number for number, group in enumerate(groups) if len(group) == 1}
    parts, values = [], list[Any]()
    for group in groups:
        columns, rows = shape_of(type(group[0])).columns, []
        for row in group:
            links, own = _links(row, alone), _values(row, base)
            rows.append(
                tuple(
                    links.get(field.attname, _NULL) if value is None else _VALUE
                    for field, value in zip(columns, own, strict=True)
                )
            )
            values += [value for value in own if value is not None]
        parts.append(_Part(type(group[0]), tuple(rows)))
    cursor.execute(_joint_statement(tuple(parts)), values)
    keys = cursor.fetchone()
    for group, drawn in zip(groups, keys, strict=True):
        _written(group, drawn, base)
        for row in group:
            _settle(row)


def _links(row: Model, alone: dict[int, int]) -> dict[str, int]:
    """The columns that wait for a key, each with the number of the group it comes from."""
    _settle(row)
    return {name: alone[id(other)] for name, other in owed(row).items()}


def _settle(row: Model) -> None:
    """Fill in the keys of rows that were written after this one was made."""
    if row._state.fields_cache:
        row.__dict__.update({name: other.pk for name, other in owed(row).items()})


def _written(rows: list[Model], keys: Sequence[Any], base: BaseDatabaseWrapper) -> None:
    name = shape_of(type(rows[0])).key
    for row, key in zip(rows, keys, strict=True):
        row.__dict__[name], row._state.adding, row._state.db = key, False, base.alias


def _values(row: Model, base: BaseDatabaseWrapper) -> list[Any]:
    """What goes into each column. Plain values go as they are; the field turns the others into the database's own."""
    shape = shape_of(type(row))
    columns = zip(shape.columns, shape.read(row.__dict__), strict=True)
    return [value if type(value) in _PLAIN else _own(field, value, base) for field, value in columns]


def _own(field: "Field[Any, Any]", value: Any, base: BaseDatabaseWrapper) -> Any:
    if type(value) is datetime and value.tzinfo is not None:
        return _moment(value, base.alias)
    return field.get_db_prep_save(value, base)


_PLAIN = frozenset({str, int, bool, bytes, type(None)})


@lru_cache(maxsize=64)
def _moment(value: datetime, alias: str) -> Any:
    """One moment stands in many columns of the rows of one action: it is turned into the database's own once."""
    return connections[alias].ops.adapt_datetimefield_value(value)


def _draws_key(rows: list[Model]) -> bool:
    return shape_of(type(rows[0])).draws_key


_VALUE, _NULL = -1, -2


class _Part(NamedTuple):
    """Rows of one table: of each, what goes into its columns: _VALUE, _NULL or the key of the part of this number."""

    model: type[Model]
    rows: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=256)
def _statement(model: type[Model], count: int, _vendor: str) -> str:
    """The statement with a place for each value; the two databases differ only in how names are quoted."""
    shape = shape_of(model)
    key = f" RETURNING {quoted(model._meta.pk.column)}" if shape.draws_key else ""
    return _inserting(_Part(model, ((_VALUE,) * len(shape.columns),) * count)) + key


@lru_cache(maxsize=256)
def _joint_statement(parts: tuple[_Part, ...]) -> str:
    """PostgreSQL's: each part hands its keys on to those after it, and all of them to us, a list for each part."""
    steps = [
        f"part{number} AS ({_inserting(part)} RETURNING {quoted(part.model._meta.pk.column)} AS key)"
        for number, part in enumerate(parts)
    ]
    lists = [f"ARRAY(SELECT key FROM part{number})" for number in range(len(parts))]  # noqa: S608 - names of our own
    return f"WITH {', '.join(steps)} SELECT {', '.join(lists)}"


def _inserting(part: _Part) -> str:
    rows = ", ".join(f"({', '.join(map(_place, places))})" for places in part.rows)
    return f"{into(part.model, shape_of(part.model).columns)} VALUES {rows}"


def _place(what: int) -> str:
    if what == _NULL:
        return "NULL"
    return "%s" if what == _VALUE else f"(SELECT key FROM part{what})"  # noqa: S608 - a number of our own
