from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.events import OfficerMade
from andan.accounts.models import User
from andan.accounts.policies import may_manage_accounts
from andan.kit.refusals import Invalid, check
from andan.kit.text import clean_line
from andan.ledger.log import append


@transaction.atomic(durable=True)
def make_officer(*, actor: Actor, username: str, full_name: str, password: str, rank: str = "") -> User:
    """An officer without any post yet. Raises Invalid when the username is taken or not plain."""
    check(may_manage_accounts(actor))
    _must_be_free(username)
    officer = User(
        kind=User.Kind.OFFICER, username=username, full_name=clean_line(full_name), rank=clean_line(rank)
    )
    officer.set_password(password)
    officer.save(force_insert=True)
    append(OfficerMade(), subject=str(officer.uid), actor=actor.ref)
    return officer


def _must_be_free(username: str) -> None:
    plain = username.isascii() and username.replace(".", "").replace("-", "").isalnum()
    if not plain or username != username.lower() or len(username) > 64:
        reason = "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối."
        raise Invalid(reason, {"username": reason})
    if User.objects.filter(username=username).exists():
        reason = f"Tên đăng nhập {username} đã có người dùng."
        raise Invalid(reason, {"username": reason})
