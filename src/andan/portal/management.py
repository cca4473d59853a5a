"""`andan demo`."""

import json

import click
from django.conf import settings

from andan.portal import demo as the_demo
from andan.portal.demo import cast


@click.command()
@click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")
def demo(*, as_json: bool = False) -> None:
    """Nạp dữ liệu mẫu (một lần) và in danh sách người dùng thử."""
    the_demo.load()
    lines = cast.read()
    if as_json:
        click.echo(json.dumps(lines, ensure_ascii=False))
        return
    for member in lines["cast"]:
        if member["password"]:
            click.echo(
                f"  {member['username']:18} {member['password']:10} {member['name']} · {member['role']}"
            )
    names = ", ".join(member["name"] for member in lines["cast"] if member["role"] == "citizen")
    click.echo(f"  Người dân (đăng nhập bằng cổng định danh thử): {names}")
    click.echo(f"  Nhắn tin như trên Zalo: {settings.SITE_URL}/zalo-thu/")
