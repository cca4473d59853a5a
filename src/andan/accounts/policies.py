"""Who may, with a human reason. Pure: everything needed is on the actor."""

from datetime import date

from andan.accounts.actors import Actor, ActorKind, Role
from andan.kit.refusals import Forbidden, Refused, SignInFirst

# Which roles see the whole province's police from which kind of agency; every other post sees its own agency only.
WIDE: dict[str, frozenset[Role]] = {
    "provincial_police": frozenset({Role.COMMANDER, Role.LEADER, Role.PROCURATOR, Role.ADMINISTRATOR}),
    "procuracy": frozenset({Role.PROCURATOR}),
}

GUARDIAN_UNDER = 14  # years

_RAISE_LEVEL = {
    1: "Việc này cần tài khoản định danh điện tử mức 1. Đăng ký trên ứng dụng VNeID rồi đăng nhập lại.",
    2: "Việc này cần định danh mức 2. Mang thẻ căn cước đến công an xã, phường để nâng mức, rồi đăng nhập lại.",
}


def sees_province(role: Role, agency_kind: str) -> bool:
    """Whether a post of `role` at an agency of `agency_kind` covers all police agencies of its province."""
    return role in WIDE.get(agency_kind, frozenset())


def needs_level(actor: Actor, minimum: int) -> Refused | None:
    """Refuse an actor whose e-identity level in this session is under `minimum` (0, 1 or 2)."""
    if actor.level >= minimum:
        return None
    if actor.kind is ActorKind.ANONYMOUS:
        return SignInFirst()
    return Forbidden(_RAISE_LEVEL[minimum], code="level_too_low")


def needs_guardian(birth_date: str, *, today: date) -> Refused | None:
    """Refuse somebody under 14, who acts through a guardian (NĐ 69/2024). An unknown or odd date refuses nobody.

    `birth_date` is ISO; of a year alone, nobody born 14 years ago or earlier in the calendar is refused.
    """
    born = birth_date if len(birth_date) == len("2014-05-20") else f"{birth_date[:4]}-01-01"
    try:
        fourteenth = _birthday(date.fromisoformat(born), GUARDIAN_UNDER)
    except ValueError:
        return None
    if today >= fourteenth:
        return None
    return Forbidden("Người dưới 14 tuổi cần cha, mẹ hoặc người giám hộ làm thay.", code="needs_guardian")


def may_manage_posts(actor: Actor, agency_id: int) -> Refused | None:
    """Posts are given and ended by the system and by administrators who oversee the agency."""
    if actor.kind is ActorKind.SYSTEM:
        return None
    if any(post.role is Role.ADMINISTRATOR and agency_id in post.scope for post in actor.posts):
        return None
    return Forbidden("Người quản trị của đơn vị làm việc này.")


def may_manage_accounts(actor: Actor) -> Refused | None:
    """Officers and programs are made by the system and by administrators."""
    if actor.kind is ActorKind.SYSTEM or any(post.role is Role.ADMINISTRATOR for post in actor.posts):
        return None
    return Forbidden("Người quản trị làm việc này.")


def may_act_for(actor: Actor, user_id: int) -> Refused | None:
    """Tokens and passwords belong to their owner; the system acts for anybody."""
    if actor.kind is ActorKind.SYSTEM or actor.user_id == user_id:
        return None
    return Forbidden("Chỉ chủ tài khoản làm được việc này.")


def _birthday(born: date, years: int) -> date:
    """The day on which somebody turns `years`; 29 February counts as 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
