"""`andan places …`."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click
from django.db import DatabaseError

from andan.places import dataset
from andan.places.actions.add_quarters import add_quarters
from andan.places.actions.load import Loaded, Progress
from andan.places.actions.load import load as load_places
from andan.places.actions.open_agencies import open_agencies
from andan.places.actions.open_agency import open_agency
from andan.places.actions.set_remote import set_remote
from andan.places.queries import by_slug


@click.group()
def places() -> None:
    """Địa danh: tỉnh, xã, tổ dân phố và cơ quan phụ trách."""


_JSON = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


@places.command()
@_JSON
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


@places.command("open")
@click.argument("codes", nargs=-1, required=True, metavar="MÃ…")
@_JSON
def open_(codes: tuple[str, ...], as_json: bool) -> None:
    """Để các cơ quan mang MÃ bắt đầu nhận việc qua An Dân, ví dụ ca-hai-phong-hong-bang."""
    opened = open_agencies(actor="system", codes=codes)
    _say({"opened": opened}, f"Đã mở {len(opened)} cơ quan.", as_json)


@places.command()
@click.argument("code", metavar="MÃ")
@click.option("--address", default="", help="Địa chỉ trụ sở.")
@click.option("--phone", default="", help="Số điện thoại đã công bố.")
@click.option("--phone-source", default="", help="Nơi đã công bố số này.")
@_JSON
def contact(code: str, address: str, phone: str, phone_source: str, as_json: bool) -> None:
    """Ghi địa chỉ, điện thoại của một cơ quan và để cơ quan đó nhận việc."""
    agency = open_agency(actor="system", code=code, address=address, phone=phone, phone_source=phone_source)
    _say({"agency": agency.code}, f"Đã ghi liên hệ của {agency.name}.", as_json)


@places.command()
@click.argument("slug", metavar="XÃ")
@click.argument("names", nargs=-1, required=True, metavar="TÊN…")
@_JSON
def quarters(slug: str, names: tuple[str, ...], as_json: bool) -> None:
    """Thêm khu phố, ấp, thôn… cho một xã, phường, ví dụ hai-phong-hong-bang "Khu phố 1"."""
    added = add_quarters(actor="system", commune=by_slug(slug), names=names)
    _say({"added": [row.name for row in added]}, f"Đã thêm {len(added)} tên.", as_json)


@places.command()
@click.argument("slug", metavar="XÃ")
@click.option("--note", default="", help="Vì sao, ví dụ Xã đảo.")
@click.option("--end", is_flag=True, help="Không còn là nơi xa.")
@_JSON
def remote(slug: str, note: str, end: bool, as_json: bool) -> None:
    """Đánh dấu một xã, phường là nơi xa: vùng núi, hải đảo, thời hạn dài hơn."""
    commune = set_remote(actor="system", commune=by_slug(slug), remote=not end, note=note)
    _say({"commune": commune.slug, "remote": commune.remote}, f"Đã ghi {commune.name}.", as_json)


def _say(value: object, sentence: str, as_json: bool) -> None:
    click.echo(json.dumps(value, ensure_ascii=False) if as_json else sentence)


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
