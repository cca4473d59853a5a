"""The tables."""

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from andan.prepare.step import Step


def refuse_unreachable() -> None:
    """Stop with one sentence when the database does not answer."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        said = " ".join(str(error).split())
        raise click.ClickException(f"Không mở được cơ sở dữ liệu. Kiểm tra DATABASE_URL. ({said})") from None


def _migrations_are_due() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def _cache_table_is_due() -> bool:
    cache = settings.CACHES["default"]
    return (
        cache["BACKEND"].endswith("DatabaseCache")
        and cache["LOCATION"] not in connection.introspection.table_names()
    )


def _make_cache_table() -> None:
    call_command("createcachetable", verbosity=0)


STEPS = (
    Step("Cập nhật cơ sở dữ liệu", _migrations_are_due, _migrate),
    Step("Tạo bảng nhớ đệm", _cache_table_is_due, _make_cache_table),
)
