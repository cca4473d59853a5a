from django.db import transaction

from andan.accounts.actions.revoking import revoke_all
from andan.accounts.actors import Actor
from andan.accounts.models import User
from andan.accounts.policies import may_act_for
from andan.kit.refusals import check


@transaction.atomic(durable=True)
def revoke_tokens(*, actor: Actor, user: User) -> None:
    """No program acts for this person any more."""
    check(may_act_for(actor, user.pk))
    revoke_all(actor, user)
