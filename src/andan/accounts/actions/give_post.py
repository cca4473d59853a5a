from django.db import transaction

from andan.accounts.actors import Actor, Role
from andan.accounts.events import PostGiven
from andan.accounts.models import PostHeld, User
from andan.accounts.policies import may_manage_posts
from andan.kit import clock
from andan.kit.refusals import Invalid, check
from andan.ledger.log import append
from andan.places.models import Agency


@transaction.atomic(durable=True)
def give_post(*, actor: Actor, user: User, agency: Agency, role: Role) -> PostHeld:
    """Let an officer or a program hold `role` at the agency from now. A post already held is simply returned."""
    check(may_manage_posts(actor, agency.pk))
    if user.kind not in {User.Kind.OFFICER, User.Kind.PROGRAM}:
        raise Invalid("Chỉ cán bộ hoặc chương trình giữ được vị trí.")
    post, is_new = PostHeld.objects.get_or_create(
        user=user, agency=agency, role=role, until=None, defaults={"since": clock.now()}
    )
    if is_new:
        append(PostGiven(agency=agency.code, role=role), subject=str(user.uid), actor=actor.ref)
    return post
