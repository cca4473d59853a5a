"""Tables as they take rows in bulk: PostgreSQL by COPY, SQLite by the thousand, indexes made afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.fields import NOT_PROVIDED

_INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
    "postgresql": "SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
    "WHERE x.indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid)",
}


class Table:
    """One table; a row is a list of plain values, columns that nobody names have their default."""

    def __init__(self, model: type[Model]) -> None:
        fields = [
            field
            for field in model._meta.concrete_fields
            if field.column != "id" or model._meta.label == _WHOLE
        ]
        self.name, self.columns = model._meta.db_table, [str(field.column) for field in fields]
        self._usual = [
            None if field.default is NOT_PROVIDED and field.null else _plain(field.get_default())
            for field in fields
        ]
        self._places = {column: place for place, column in enumerate(self.columns)}

    def row(self, **values: Any) -> Sequence[Any]:
        """A new row with these values."""
        row = self._usual.copy()
        for column, value in values.items():
            row[self._places[column]] = _plain(value)
        return row

    def write(self, rows: Sequence[Sequence[Any]]) -> None:
        """Put the rows into the table."""
        if rows:
            (_copy if connection.vendor == "postgresql" else _insert)(self, rows)


_WHOLE = "reports.Report"  # the one table whose keys are known before


def _plain(value: Any) -> Any:
    """As both databases read it; moments in UTC, which the session speaks."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return int(value) if isinstance(value, bool) else value


def _copy(table: Table, rows: Iterable[Sequence[Any]]) -> None:
    lines = "".join("\t".join(map(_written, row)) + "\n" for row in rows)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({', '.join(table.columns)}) FROM STDIN") as copy,
    ):
        copy.write(lines)


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return r"\N"
    return rf"\\x{value.hex()}" if isinstance(value, bytes) else str(value)


def _insert(table: Table, rows: Sequence[Sequence[Any]]) -> None:
    places = ", ".join(["%s"] * len(table.columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({places})", rows)


@contextmanager
def emptied_of_indexes(tables: Iterable[Table]) -> Iterator[None]:
    """Without indexes, triggers of foreign keys and waiting for the disk until the block ends."""
    with connection.cursor() as cursor:
        made = []
        for table in tables:
            cursor.execute(_INDEXES[connection.vendor], [table.name])
            made += cursor.fetchall()
        for name, _ in made:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute(_HASTE[connection.vendor])
        yield
        for _, statement in made:
            cursor.execute(statement)
        cursor.execute(_CALM[connection.vendor])


_HASTE = {
    "sqlite": "PRAGMA foreign_keys = OFF",
    "postgresql": "SET session_replication_role = replica; SET synchronous_commit = off; SET timezone = 'UTC'; "
    "SET maintenance_work_mem = '256MB'",
}
_CALM = {"sqlite": "ANALYZE", "postgresql": "SET session_replication_role = origin"}
