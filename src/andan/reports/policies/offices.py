"""Who keeps the data and the shifts of an office."""

from andan.accounts.actors import Actor, ActorKind, Role
from andan.kit.refusals import Forbidden, Refused
from andan.places.models import Agency
from andan.reports.states import (
    DESK,
)


def may_edit_data(actor: Actor) -> Refused | None:
    """Kinds of incidents and the like are kept by administrators; every edit is a fact."""
    if actor.kind == ActorKind.SYSTEM or any(post.role == Role.ADMINISTRATOR for post in actor.posts):
        return None
    return Forbidden("Người quản trị làm việc này.")


def may_approve(actor: Actor, drafted_by: str) -> Refused | None:
    """A second person: an administrator or a leader who did not draft it."""
    if not any(post.role in (Role.ADMINISTRATOR, Role.LEADER) for post in actor.posts):
        return Forbidden("Người quản trị khác hoặc lãnh đạo duyệt.")
    if actor.ref == drafted_by:
        return Forbidden("Người soạn không tự duyệt. Người thứ hai làm việc này.")
    return None


def may_route(actor: Actor, agency: Agency) -> Refused | None:
    """Routing rules are the commander's; an administrator keeps them for every agency of theirs."""
    if actor.holds(Role.COMMANDER, at=agency.pk):
        return None
    if any(post.role == Role.ADMINISTRATOR and agency.pk in post.scope for post in actor.posts):
        return None
    return Forbidden(f"Chỉ huy của {agency.name} hoặc người quản trị làm việc này.")


def may_hand_over(actor: Actor, agency: Agency) -> Refused | None:
    """A shift is handed over and taken over at the desk."""
    if actor.holds(*DESK, at=agency.pk):
        return None
    return Forbidden(f"Trực ban, chỉ huy của {agency.name} làm việc này.")
