"""`andan run`: what must be there before serving. Each step asks first whether there is anything to do."""

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click

from andan.serve import address, refuse_taken


class Step(NamedTuple):
    """One thing that may be missing."""

    doing: str
    missing: Callable[[], bool]
    make: Callable[[], object]


@click.command()
def run() -> None:
    """Chuẩn bị khóa, cơ sở dữ liệu, địa danh, giao diện, dữ liệu mẫu nếu ANDAN_DEMO=1, rồi phục vụ."""
    host, port = address()
    refuse_taken(host, port)
    _start_django()
    for step in (*DATABASE, *CONTENT):
        _carry_out(step)
    click.echo(f"An Dân phục vụ tại http://{host}:{port} · dừng bằng Ctrl+C")
    _introduce_cast()
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "andan", "serve"])  # noqa: S606 - this very program, fresh and small


@click.command()
def migrate() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản mới nhất."""
    _start_django()
    for step in DATABASE:
        _carry_out(step)


def _start_django() -> None:
    import django
    from django.db import DatabaseError, connection

    django.setup()
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise click.ClickException(f"Không mở được cơ sở dữ liệu. Kiểm tra DATABASE_URL. ({error})") from None


def _carry_out(step: Step) -> None:
    if step.missing():
        click.echo(f"{step.doing}…", err=True)
        step.make()


def _migrations_are_due() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _cache_table_is_due() -> bool:
    from django.conf import settings
    from django.db import connection

    cache = settings.CACHES["default"]
    return (
        cache["BACKEND"].endswith("DatabaseCache")
        and cache["LOCATION"] not in connection.introspection.table_names()
    )


def _make_cache_table() -> None:
    from django.core.management import call_command

    call_command("createcachetable", verbosity=0)


def _places_are_due() -> bool:
    from andan.places.models import Commune

    return not Commune.objects.exists()


def _load_places() -> None:
    from andan.places.management import places

    places.main(["load"], standalone_mode=False)


def _assets_are_due() -> bool:
    from andan.web.assets import missing

    return missing()


def _build_assets() -> None:
    from andan.web.assets import build

    build()


def _static_state() -> tuple[Path, str]:
    """The stamp beside the collected files, and what it says when they are the newest."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    digest = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return settings.BUILDS / "static.stamp", digest.hexdigest()


def _static_is_due() -> bool:
    stamp, wanted = _static_state()
    return not stamp.exists() or stamp.read_text() != wanted


def _collect_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp, wanted = _static_state()
    stamp.write_text(wanted)


def _demo_is_due() -> bool:
    from django.conf import settings

    from andan.portal.demo import missing

    return bool(settings.DEMO) and missing()


def _load_demo() -> None:
    from andan.portal.demo import load

    load()


def _introduce_cast() -> None:
    from django.conf import settings

    if settings.DEMO:
        from andan.portal.management import demo

        demo.main([], standalone_mode=False)


DATABASE = (
    Step("Cập nhật cơ sở dữ liệu", _migrations_are_due, _migrate),
    Step("Tạo bảng nhớ đệm", _cache_table_is_due, _make_cache_table),
)
CONTENT = (
    Step("Nạp địa danh và cơ quan", _places_are_due, _load_places),
    Step("Dựng phông chữ và biểu tượng", _assets_are_due, _build_assets),
    Step("Gom tệp giao diện", _static_is_due, _collect_static),
    Step("Nạp dữ liệu mẫu", _demo_is_due, _load_demo),
)
