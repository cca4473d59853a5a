"""`andan outbox`: what waits, what could not be delivered, and trying that again."""

import json
from typing import Any

import click
from django.conf import settings

from andan.kit import clock
from andan.outbox import channels, queries
from andan.outbox.actions.retry import retry as let_it_retry
from andan.outbox.models import Envelope

_JSON = click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")


@click.group(invoke_without_command=True)
@_JSON
@click.pass_context
def outbox(context: click.Context, as_json: bool) -> None:
    """Thư gửi ra ngoài: còn bao nhiêu, thư nào hỏng, gửi lại."""
    if context.invoked_subcommand is None:
        _say(_state(), as_json)


@outbox.command("list")
@click.option("--dead", is_flag=True, help="Thư đã thôi gửi, thay vì thư còn chờ.")
@_JSON
def list_(dead: bool, as_json: bool) -> None:
    """Liệt kê thư còn chờ, hoặc thư đã hỏng. Không in địa chỉ và nội dung."""
    rows = [_told(envelope) for envelope in queries.listed(dead=dead)]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        click.echo(
            f"{row['id']:>8}  {row['channel']:<9} {row['posted_at'][:16]}  {row['tries']:>2}  {row['word']}"
        )
    if not rows:
        click.echo("Không có thư nào.")


@outbox.command()
@click.argument("number", metavar="ID", type=int)
def retry(number: int) -> None:
    """Gửi lại một thư đã hỏng."""
    let_it_retry(number=number)
    click.echo(f"Thư {number} sẽ được gửi lại ngay.")


def _state() -> dict[str, Any]:
    waiting, behind, dead = queries.backlog()
    seen = queries.worker_until()
    return {
        "working": seen is not None and seen > clock.now(),
        "waiting": waiting,
        "behind_seconds": behind,
        "dead": dead,
        "channels": channels.on_offer(),
        "mail_folder": str(settings.MAIL_FOLDER) if settings.DEMO and settings.SMTP is None else None,
    }


def _say(state: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(state))
        return
    click.echo("Tiến trình gửi thư: " + ("đang chạy" if state["working"] else "không chạy. Chạy andan work"))
    click.echo(f"Đang chờ {state['waiting']}, chậm nhất {state['behind_seconds']} giây, hỏng {state['dead']}")
    click.echo("Kênh đã cài đặt: " + (", ".join(state["channels"]) or "chưa có kênh nào"))
    if state["mail_folder"]:
        click.echo(f"Bản dùng thử không gửi thư điện tử ra ngoài. Thư nằm ở {state['mail_folder']}")


def _told(envelope: Envelope) -> dict[str, Any]:
    return {
        "id": envelope.pk,
        "channel": envelope.channel,
        "state": envelope.state,
        "tries": envelope.tries,
        "word": envelope.word,
        "posted_at": envelope.posted_at.astimezone(clock.HANOI).isoformat(),
    }
