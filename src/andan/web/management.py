"""`andan assets`: what the look needs at set-up."""

import json

import click

from andan.web import assets as shop


@click.group()
def assets() -> None:
    """Phông chữ của giao diện."""


@assets.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả cho chương trình đọc.")
def build(as_json: bool) -> None:
    """Cắt phông chữ từ gói đã khai báo. Chạy lại không làm gì nếu không có gì đổi."""
    written = shop.build()
    if as_json:
        click.echo(json.dumps({"written": written}))
    else:
        click.echo(f"Đã dựng {len(written)} tệp." if written else "Không có gì mới để dựng.")
