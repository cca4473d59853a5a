"""`andan zalo`: whether the account can send, and tokens by hand."""

import json
import sys
from typing import Any

import click
from django.conf import settings

from andan.accounts.actors import SYSTEM
from andan.kit.refusals import Invalid, Refused
from andan.zalo import queries
from andan.zalo.actions.set_tokens import set_tokens
from andan.zalo.carriers import bot, official
from andan.zalo.wire.tokens import Pair, answered

HOW = (
    "Đưa vào đầu vào chuẩn hai dòng: mã truy cập (access token), rồi mã làm mới (refresh token); "
    "hoặc nguyên câu trả lời JSON của Zalo."
)


@click.group()
def zalo() -> None:
    """Zalo: tài khoản Official Account và Bot."""


@zalo.command()
@click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")
def status(as_json: bool) -> None:
    """Cho biết gửi được hay chưa. Không in mã nào."""
    told = _told()
    lines = [f"  {_LABELS[name]}: {value}" for name, value in told.items() if value not in (None, "")]
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else "\n".join(lines))


@zalo.command()
@click.option("--set", "to_set", is_flag=True, help=HOW)
def tokens(to_set: bool) -> None:
    """Đặt cặp mã lấy từ trang quản trị của Zalo (--set đọc từ đầu vào chuẩn)."""
    if not to_set:
        raise click.UsageError("Thêm --set. " + HOW)
    if not official.ready():
        raise Refused("Chưa đặt ANDAN_ZALO_APP_ID, ANDAN_ZALO_APP_SECRET và ANDAN_ZALO_OA_SECRET.")
    set_tokens(actor=SYSTEM, pair=_read(sys.stdin.read()))
    click.echo("Đã đặt. Tin đang chờ sẽ được gửi.")


def _read(typed: str) -> Pair:
    """Zalo's own answer, or two lines. Raises Invalid."""
    told = answered(typed.encode())
    if isinstance(told, Pair):
        return told
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) != 2:
        raise Invalid(HOW)
    return Pair(lines[0], lines[1])


_LABELS = {
    "official": "Official Account",
    "bot": "Bot",
    "agency": "Cơ quan",
    "tokens": "Mã truy cập",
    "access_until": "Mã hết hạn lúc",
    "renewed_at": "Làm mới lần cuối",
}


def _told() -> dict[str, Any]:
    row = queries.tokens() if official.ready() else None
    counter = queries.desk().counter
    return {
        "official": "đã cấu hình" if official.ready() else "chưa cấu hình",
        "bot": "đã cấu hình" if bot.ready() else "chưa cấu hình",
        "agency": counter.name if counter else settings.ZALO_AGENCY and f"không có mã {settings.ZALO_AGENCY}",
        "tokens": queries.health() if official.ready() else None,
        "access_until": row.access_until.isoformat(timespec="seconds") if row else None,
        "renewed_at": row.renewed_at.isoformat(timespec="seconds") if row else None,
    }
