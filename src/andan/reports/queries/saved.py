"""Saved views of the queue: an officer's own, and those colleagues of the agency share."""

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor, Role
from andan.kit.refusals import NotThere
from andan.reports.models import SavedView
from andan.reports.policies import CASE_ROLES


def saved(actor: Actor) -> list[SavedView]:
    """What stands at the left of the actor's queue, by name."""
    shared = Q(agency__in=_at(actor, *CASE_ROLES))
    rows = SavedView.objects.filter(Q(officer=actor.user_id) | shared)
    return list(rows.select_related("officer"))


def changeable(actor: Actor) -> QuerySet[SavedView]:
    """The actor's own; a commander also keeps order among what is shared at the agency."""
    return SavedView.objects.filter(
        Q(officer=actor.user_id) | Q(agency__in=_at(actor, Role.COMMANDER))
    ).select_related("officer")


def view(actor: Actor, key: int) -> SavedView:
    """One that the actor may change. Raises NotThere."""
    found = changeable(actor).filter(pk=key).first() if key < 2**63 else None
    if found is None:
        raise NotThere("Không có bộ lọc này.")
    return found


def agency_of(actor: Actor) -> int | None:
    """The agency with whose people the actor shares: that of the first post that reads cases."""
    return next((post.agency_id for post in actor.posts if post.role in CASE_ROLES), None)


def _at(actor: Actor, *roles: Role) -> set[int]:
    return {post.agency_id for post in actor.posts if post.role in roles}
