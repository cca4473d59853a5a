"""`andan services`: the catalogue of public services."""

import json
from dataclasses import asdict

import click

from andan.accounts.actors import SYSTEM
from andan.services.actions.load import load as bring_up_to_date


@click.group()
def services() -> None:
    """Danh mục dịch vụ công."""


@services.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả cho máy đọc.")
def load(as_json: bool) -> None:
    """Nạp danh mục dịch vụ công và 7 cách thay sổ hộ khẩu. Chạy lại không đổi gì thêm."""
    loaded = bring_up_to_date(actor=SYSTEM.ref)
    if as_json:
        click.echo(json.dumps(asdict(loaded)))
        return
    word = "Đã nạp" if loaded.changed else "Đã có đủ"
    click.echo(f"{word} {loaded.services} dịch vụ, {loaded.methods} cách thay sổ hộ khẩu.")
