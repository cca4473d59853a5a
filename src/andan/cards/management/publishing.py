"""`andan cards publish DIR`."""

import json
from pathlib import Path

import click

from andan.accounts.actors import SYSTEM
from andan.cards.actions.publish import publish as publish_into
from andan.cards.index.manifest import Manifest


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def publish(folder: Path, as_json: bool) -> None:
    """Ghi chỉ mục tra cứu vào DIR để máy khác trả lời. Thay bản cũ trong một bước, máy đang đọc không bị ngắt.

    DIR chỉ có mã băm, không có họ tên. Khóa lookup.key không nằm trong DIR: chép riêng, theo đường khác.
    """
    try:
        told = publish_into(actor=SYSTEM, into=folder)
    except OSError as error:
        raise click.ClickException(f"Không ghi được vào {folder}: {error.strerror}.") from None
    click.echo(json.dumps(_for_programs(folder, told)) if as_json else _for_people(folder, told))


def _for_programs(folder: Path, told: Manifest) -> dict[str, object]:
    return {
        "folder": str(folder),
        "arrivals": told.arrivals,
        "bytes": told.bytes,
        "published_at": told.published_at.isoformat(),
    }


def _for_people(folder: Path, told: Manifest) -> str:
    count, size = f"{told.arrivals:,}".replace(",", "."), f"{told.bytes / 1e6:.1f}".replace(".", ",")
    return f"Đã công bố {count} thẻ vào {folder} ({size} MB)."
