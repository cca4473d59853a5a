from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.events import TokenRevoked
from andan.accounts.models import ApiToken
from andan.accounts.policies import may_act_for
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.log import append


@transaction.atomic(durable=True)
def revoke_token(*, actor: Actor, token: ApiToken) -> None:
    """The token stops working at once. Raises WrongState when it was revoked before."""
    check(may_act_for(actor, token.user_id))
    if not ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        raise WrongState("Mã này đã thu hồi từ trước.")
    append(TokenRevoked(digest=token.digest), subject=str(token.user.uid), actor=actor.ref)
