from django.db import transaction

from andan.accounts.actions.revoking import revoke_all
from andan.accounts.actors import Actor
from andan.accounts.events import PasswordChanged
from andan.accounts.models import User
from andan.accounts.policies import may_act_for
from andan.kit.refusals import Forbidden, check
from andan.ledger.log import append


@transaction.atomic(durable=True)
def change_password(*, actor: Actor, user: User, password: str) -> None:
    """Give an officer a new password; every other session and every token ends with it."""
    check(may_act_for(actor, user.pk))
    if not user.is_officer:
        raise Forbidden("Tài khoản này không dùng mật khẩu.")
    user.set_password(password)
    user.save(update_fields=["password"])
    revoke_all(actor, user)
    append(PasswordChanged(), subject=str(user.uid), actor=actor.ref)
