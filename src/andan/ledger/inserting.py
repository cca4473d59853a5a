"""INSERT compiled once a table: facts and the rows beside them are written on the one path where compiling is the cost.

What `Model.objects.create` does, without signals (nobody listens here) and without building the same statement anew.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Field, FileField, Model

Row = TypeVar("Row", bound=Model)


def insert(row: Row) -> Row:
    """Write one new row inside the caller's transaction; a key that the database draws is on it afterwards."""
    insert_all([row])
    return row


def insert_all(rows: Sequence[Row]) -> None:
    """Write new rows of one table in one statement. Raises IntegrityError when a constraint refuses one."""
    if not rows:
        return
    model, base = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    values = [value for row in rows for value in _values(row, base)]
    with base.cursor() as cursor:
        cursor.execute(_statement(model, len(rows), base.vendor), values)
        keys = cursor.fetchall() if _draws_key(model) else [(row.pk,) for row in rows]
    for row, (key,) in zip(rows, keys, strict=True):
        row.pk, row._state.adding, row._state.db = key, False, base.alias


def _values(row: Model, base: BaseDatabaseWrapper) -> list[Any]:
    """What goes into each column. Plain values go as they are; the field turns the others into the database's own."""
    columns = zip(_columns(type(row)), _read(type(row))(row), strict=True)
    return [value if type(value) in _PLAIN else _own(field, value, base) for field, value in columns]


def _own(field: "Field[Any, Any]", value: Any, base: BaseDatabaseWrapper) -> Any:
    if type(value) is datetime and value.tzinfo is not None:
        return _moment(value, base.alias)
    return field.get_db_prep_save(value, base)


_PLAIN = frozenset({str, int, bool, type(None)})


@lru_cache(maxsize=64)
def _moment(value: datetime, alias: str) -> Any:
    """One moment stands in many columns of the rows of one action: it is turned into the database's own once."""
    return connections[alias].ops.adapt_datetimefield_value(value)


@cache
def _columns(model: type[Model]) -> tuple["Field[Any, Any]", ...]:
    """All columns but a key that the database draws. Raises TypeError where a field fills itself in when saved."""
    fields = tuple(field for field in model._meta.concrete_fields if not isinstance(field, AutoField))
    if any(
        isinstance(field, FileField)
        or getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
        for field in fields
    ):
        raise TypeError(f"{model.__name__} has fields that only save() fills in")
    return fields


@cache
def _read(model: type[Model]) -> Callable[[Model], tuple[Any, ...]]:
    """Reads the columns of a row, in order."""
    names = [field.attname for field in _columns(model)]
    return attrgetter(*names) if len(names) > 1 else lambda row: (getattr(row, names[0]),)


def _draws_key(model: type[Model]) -> bool:
    return isinstance(model._meta.pk, AutoField)


@cache
def _statement(model: type[Model], rows: int, _vendor: str) -> str:
    """The statement with a place for each value; the two databases differ only in how names are quoted."""
    quoted = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns = [quoted(str(field.column)) for field in _columns(model)]
    places = f"({', '.join(['%s'] * len(columns))})"
    returning = f" RETURNING {quoted(str(model._meta.pk.column))}" if _draws_key(model) else ""
    names = f"{quoted(model._meta.db_table)} ({', '.join(columns)})"
    return f"INSERT INTO {names} VALUES {', '.join([places] * rows)}{returning}"  # noqa: S608 - names of our own
