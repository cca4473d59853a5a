"""`andan run` and `andan migrate`."""

import logging
import os
import sys

import click

from andan.serve import address, refuse_taken


@click.command()
def run() -> None:
    """Chuẩn bị khóa, cơ sở dữ liệu, địa danh, giao diện, dữ liệu mẫu nếu ANDAN_DEMO=1, rồi phục vụ."""
    host, port = address()
    refuse_taken(host, port)
    _prepare()
    click.echo(f"\nAn Dân phục vụ tại http://{host}:{port} · dừng bằng Ctrl+C\n")
    _introduce_cast()
    sys.stdout.flush()
    # This very program in the same process, begun anew: what preparing needed in memory is not kept while serving.
    os.execv(sys.executable, [sys.executable, "-m", "andan", "serve"])  # noqa: S606


@click.command()
def migrate() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản mới nhất."""
    _start_django()
    from andan.prepare import database, step

    database.refuse_unreachable()
    step.carry_out(database.STEPS)


def _start_django() -> None:
    import django

    django.setup()
    logging.disable(logging.INFO)  # progress is for a person


def _prepare() -> None:
    _start_django()
    from andan.prepare import content, database, step

    database.refuse_unreachable()
    step.carry_out(database.STEPS)
    step.carry_out(content.STEPS)


def _introduce_cast() -> None:
    from django.conf import settings

    from andan.portal.management import demo

    if settings.DEMO:
        demo.main([], standalone_mode=False)
