"""`andan press`."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from andan.places import queries as places
from andan.press import papers, posters, queries
from andan.press.papers.words import wordings

SIZE = click.Choice(list(posters.SIZES))


@click.group()
def press() -> None:
    """Ấn phẩm: áp phích tra cứu thẻ của từng cơ quan, mẫu giấy tờ của phản ánh."""


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


@press.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def templates(folder: Path) -> None:
    """Ghi các mẫu giấy tờ có sẵn (DOCX và Typst) vào một thư mục, để sửa theo mẫu của đơn vị."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in wordings():
        usual = papers.defaults(kind)
        for name, content in ((f"{kind}.docx", usual.docx), (f"{kind}.typ", usual.typ.encode())):
            if (folder / name).exists():
                raise click.ClickException(
                    f"{folder / name} đã có. Chọn thư mục khác, để không ghi đè mẫu đã sửa."
                )
            (folder / name).write_bytes(content)
    click.echo(f"Đã ghi {2 * len(wordings())} mẫu vào {folder}.")
    click.echo(f"Sửa xong, đặt tệp đã sửa vào {settings.PAPER_TEMPLATES}, rồi: andan press check-templates")


@press.command("check-templates")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
def check_templates(as_json: bool) -> None:
    """Thử các mẫu đang dùng: trường có thật không, có dựng được không. Có lỗi thì thoát với mã 1."""
    all_tried = list(papers.tried(settings.PAPER_TEMPLATES))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in all_tried], ensure_ascii=False))
    for one in () if as_json else all_tried:
        own = f"mẫu của đơn vị: {', '.join(one.own)}" if one.own else "mẫu có sẵn"
        click.echo(f"{one.kind}: {own}; {'hỏng' if one.problems else 'dùng được'}")
        for problem in one.problems:
            click.echo(f"  {problem}")
        click.echo(f"  Trường trong DOCX: {', '.join(one.fields)}")
    if any(one.problems for one in all_tried):
        raise SystemExit(1)
