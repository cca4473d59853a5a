"""Who keeps the data of the house, and the routing and the shifts of an office."""

from andan.accounts.actors import Actor, ActorKind, Role
from andan.kit.refusals import Forbidden, Refused
from andan.places.models import Agency, AgencyKind
from andan.reports.policies.seeing import listed
from andan.reports.states import (
    DESK,
)

KEEPER_KINDS = (AgencyKind.PROVINCIAL_POLICE,)
KEEPERS = (Role.ADMINISTRATOR, Role.LEADER)


def may_edit_data(actor: Actor) -> Refused | None:
    """Rules, the calendar, retention and kinds bind every office of the house: its widest administrators keep them."""
    if actor.kind == ActorKind.SYSTEM or _keeps_the_house(actor, Role.ADMINISTRATOR):
        return None
    return Forbidden(f"Người quản trị ở công an cấp tỉnh làm việc này. {_BINDS_ALL}")


def may_approve(actor: Actor, drafted_by: str) -> Refused | None:
    """A second person: an officer who administers or leads at the same level, and who did not draft it."""
    if not keeps_the_house(actor):
        return Forbidden(f"Người quản trị khác hoặc lãnh đạo ở công an cấp tỉnh duyệt. {_BINDS_ALL}")
    if actor.ref == drafted_by:
        return Forbidden("Người soạn không tự duyệt. Người thứ hai làm việc này.")
    return None


_BINDS_ALL = "Việc này áp dụng cho mọi đơn vị."


def keeps_the_house(actor: Actor) -> bool:
    """Whether the actor may be the first or the second person for what binds every office."""
    return _keeps_the_house(actor, *KEEPERS)


def _keeps_the_house(actor: Actor, *roles: Role) -> bool:
    posts = [post for post in actor.posts if post.agency_kind in KEEPER_KINDS]
    return actor.kind == ActorKind.OFFICER and any(post.role in roles for post in posts)


def may_route(actor: Actor, agency: Agency) -> Refused | None:
    """Routing rules are the commander's; an administrator keeps them for every agency of theirs."""
    if actor.holds(Role.COMMANDER, at=agency.pk):
        return None
    if any(post.role == Role.ADMINISTRATOR and agency.pk in post.scope for post in actor.posts):
        return None
    return Forbidden(f"Chỉ huy của {agency.name} hoặc người quản trị làm việc này.")


def may_take_register(actor: Actor, agency: Agency) -> Refused | None:
    """A year of the register is a list one by one, and leaves by the same hands as any other."""
    if agency.pk in listed(actor):
        return None
    return Forbidden(f"Trực ban, chỉ huy của {agency.name} và kiểm sát viên tải sổ này.")


def may_hand_over(actor: Actor, agency: Agency) -> Refused | None:
    """A shift is handed over and taken over at the desk."""
    if actor.holds(*DESK, at=agency.pk):
        return None
    return Forbidden(f"Trực ban, chỉ huy của {agency.name} làm việc này.")
