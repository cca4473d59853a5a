from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.events import PostEnded
from andan.accounts.models import PostHeld
from andan.accounts.policies import may_manage_posts
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.log import append


@transaction.atomic(durable=True)
def end_post(*, actor: Actor, post: PostHeld) -> None:
    """The officer no longer holds the post. Raises WrongState when it had ended before."""
    check(may_manage_posts(actor, post.agency_id))
    if not PostHeld.objects.filter(pk=post.pk, until=None).update(until=clock.now()):
        raise WrongState("Vị trí này đã kết thúc từ trước.")
    fact = PostEnded(agency=post.agency.code, role=post.role)
    append(fact, subject=str(post.user.uid), actor=actor.ref)
