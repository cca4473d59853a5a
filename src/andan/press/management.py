"""`andan press`."""

from pathlib import Path

import click
from django.conf import settings

from andan.places import queries as places
from andan.press import posters, queries

SIZE = click.Choice(list(posters.SIZES))


@click.group()
def press() -> None:
    """Ấn phẩm: áp phích tra cứu thẻ của từng cơ quan."""


@press.command()
@click.option("--agency", required=True, help="Mã cơ quan, ví dụ ca-hai-phong-hong-bang.")
@click.option("--size", type=SIZE, default="A4", show_default=True, help="Cỡ giấy.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def poster(agency: str, size: str, file: Path) -> None:
    """Vẽ một áp phích thành tệp PDF (hoặc PNG nếu tên tệp kết thúc bằng .png)."""
    words = queries.poster_of(places.agency(agency))
    draw = posters.png if file.suffix.lower() == ".png" else posters.pdf
    file.write_bytes(draw(words, size))
    click.echo(f"Đã ghi {file}")


@press.command()
@click.option("--agency", required=True, help="Mã cơ quan, ví dụ ca-hai-phong-hong-bang.")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Thư mục nhận tệp.")
def build(agency: str, to: Path | None) -> None:
    """Dựng mọi ấn phẩm của một cơ quan: áp phích các cỡ."""
    words = queries.poster_of(places.agency(agency))
    folder = to or settings.BUILDS / "press" / agency
    folder.mkdir(parents=True, exist_ok=True)
    for size in posters.SIZES:
        (folder / f"ap-phich-tra-cuu-the-{size}.pdf").write_bytes(posters.pdf(words, size))
        click.echo(f"{size}: {folder / f'ap-phich-tra-cuu-the-{size}.pdf'}")
