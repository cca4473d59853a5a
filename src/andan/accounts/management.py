"""`andan accounts`: officers, posts and tokens from the command line, as the system."""

import json
import secrets
from collections.abc import Iterable
from datetime import timedelta

import click
from django.conf import settings

from andan.accounts import actions
from andan.accounts.actors import SYSTEM, Role
from andan.accounts.models import PostHeld, User
from andan.accounts.queries import roll
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.places import queries as places

ROLES = click.Choice([role.value for role in Role])


@click.group()
def accounts() -> None:
    """Cán bộ, vị trí công tác, mã truy cập."""


@accounts.command()
@click.argument("username")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--rank", default="", help="Cấp bậc, ví dụ Đại úy.")
@click.option("--agency", required=True, help="Mã cơ quan.")
@click.option("--role", required=True, type=ROLES, help="Vai trò.")
@click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")
def officer(username: str, name: str, rank: str, agency: str, role: str, as_json: bool) -> None:
    """Tạo một cán bộ và in mật khẩu dùng lần đầu."""
    where = places.agency(agency)
    password = secrets.token_urlsafe(15)
    made = actions.make_officer(actor=SYSTEM, username=username, full_name=name, rank=rank, password=password)
    actions.give_post(actor=SYSTEM, user=made, agency=where, role=Role(role))
    _say({"username": username, "password": password}, f"{username}  {password}", as_json)


@accounts.command()
@click.argument("username")
@click.option("--agency", required=True, help="Mã cơ quan.")
@click.option("--role", required=True, type=ROLES, help="Vai trò.")
@click.option("--end", is_flag=True, help="Kết thúc vị trí thay vì giao.")
def post(username: str, agency: str, role: str, end: bool) -> None:
    """Giao hoặc kết thúc một vị trí."""
    user, where = _user(username), places.agency(agency)
    if not end:
        actions.give_post(actor=SYSTEM, user=user, agency=where, role=Role(role))
        return
    held = PostHeld.objects.filter(user=user, agency=where, role=role, until=None).first()
    if held is None:
        raise NotThere(f"{username} không giữ vị trí này.")
    actions.end_post(actor=SYSTEM, post=held)


@accounts.command()
@click.argument("username")
@click.option("--label", default="CLI", help="Mã dùng cho việc gì.")
@click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")
def token(username: str, label: str, as_json: bool) -> None:
    """Cấp một mã truy cập; mã chỉ hiện một lần."""
    raw = actions.issue_token(actor=SYSTEM, user=_user(username), label=label)
    ends = f"{clock.today() + timedelta(days=settings.TOKEN_DAYS):%d/%m/%Y}"
    _say({"username": username, "token": raw, "ends": ends}, raw, as_json)


@accounts.command()
@click.argument("username")
@click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")
def password(username: str, as_json: bool) -> None:
    """Đặt lại mật khẩu của một cán bộ và in mật khẩu mới."""
    fresh = secrets.token_urlsafe(15)
    actions.change_password(actor=SYSTEM, user=_user(username), password=fresh)
    _say({"username": username, "password": fresh}, f"{username}  {fresh}", as_json)


@accounts.command("list")
@click.option("--json", "as_json", is_flag=True, help="In cho máy đọc.")
def list_(as_json: bool) -> None:
    """Liệt kê cán bộ và chương trình cùng vị trí đang giữ."""
    rows = [_row(user, posts) for user, posts in roll()]
    lines = "\n".join(f"{row['username']}  {row['name']}  {row['posts']}" for row in rows)
    _say(rows, lines or "Chưa có cán bộ nào.", as_json)


def _row(user: User, posts: Iterable[PostHeld]) -> dict[str, str]:
    held = ", ".join(f"{post.role}@{post.agency.code}" for post in posts)
    return {"username": user.username, "name": user.titled_name, "posts": held}


def _user(username: str) -> User:
    found = User.objects.filter(username=username).first()
    if found is None:
        raise NotThere(f"Không có tài khoản {username}.")
    return found


def _say(value: object, text: str, as_json: bool) -> None:
    click.echo(json.dumps(value, ensure_ascii=False) if as_json else text)
