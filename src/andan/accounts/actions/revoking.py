"""All tokens of a person stop working. Must run inside another action's transaction."""

from andan.accounts.actors import Actor
from andan.accounts.events import TokenRevoked
from andan.accounts.models import ApiToken, User
from andan.kit import clock
from andan.ledger.log import append


def revoke_all(actor: Actor, user: User) -> None:
    """With a fact each."""
    for token in ApiToken.objects.select_for_update().filter(user=user, revoked_at=None):
        if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
            append(TokenRevoked(digest=token.digest), subject=str(user.uid), actor=actor.ref)
