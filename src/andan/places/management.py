"""`andan places …`."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click
from django.db import DatabaseError

from andan.places import dataset
from andan.places.actions.load import Loaded, Progress
from andan.places.actions.load import load as load_places


@click.group()
def places() -> None:
    """Địa danh: tỉnh, xã, đơn vị cũ và cơ quan phụ trách."""


@places.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def load(as_json: bool) -> None:
    """Nạp địa danh. Chạy lại nhiều lần không đổi gì thêm."""
    try:
        with _progress() as progress:
            loaded = load_places(actor="system", progress=progress)
    except dataset.DataMissing as missing:
        raise click.ClickException(str(missing)) from None
    except DatabaseError as error:
        raise click.ClickException(f"Chưa nạp được. Chạy andan migrate rồi thử lại. ({error})") from None
    click.echo(json.dumps(asdict(loaded), ensure_ascii=False) if as_json else _for_people(loaded))


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal's standard error; nothing is drawn before the first row or where nobody looks."""
    if not sys.stderr.isatty():
        yield _silently
        return
    with click.progressbar(length=1, label="Nạp địa danh", file=sys.stderr) as bar:

        def show(written: int, size: int) -> None:
            bar.length = size
            bar.update(written)

        yield show


def _silently(_written: int, _size: int) -> None:
    """Tell nobody."""


def _for_people(loaded: Loaded) -> str:
    head = "Đã nạp" if loaded.changed else "Không có gì mới. Đang có"
    return (
        f"{head} {_number(loaded.provinces)} tỉnh, thành phố; {_number(loaded.communes)} xã, phường, đặc khu; "
        f"{_number(loaded.old_units)} đơn vị cũ; {_number(loaded.agencies)} cơ quan. Nguồn: {loaded.source}."
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
