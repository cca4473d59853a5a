"""The places of the staff frame, as data. A place whose page does not exist yet is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from andan.accounts.actors import Actor, Role

_POLICE = frozenset({Role.DUTY_OFFICER, Role.CASE_OFFICER, Role.AREA_OFFICER, Role.COMMANDER})
_EVERYONE = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go: its name on screen, the address name it lives at, and who is offered it."""

    label: str
    url_name: str
    roles: frozenset[Role] = _EVERYONE


@dataclass(frozen=True, slots=True)
class Place:
    """An entry as one page shows it."""

    label: str
    href: str
    current: bool


STAFF = (
    Entry("Việc của tôi", "desk:today"),
    Entry("Bàn trực", "desk:queue", _POLICE | {Role.PROCURATOR}),
    Entry("Sổ tiếp nhận", "desk:register", _POLICE | {Role.PROCURATOR}),
    Entry("Thẻ", "cards", _POLICE),
    Entry("Tỷ lệ", "rates"),
    Entry("Điểm và hộ", "points"),
    Entry("Chỉ đạo", "directives"),
    Entry("Tổ chức", "organisation"),
    Entry("Ấn phẩm", "publications"),
    Entry("Kiểm sát", "procuracy", frozenset({Role.PROCURATOR})),
)
FOOT = (
    Entry("Theo dõi bằng mã", "follow"),
    Entry("Cách dùng", "help"),
    Entry("Kiểm chứng biên nhận", "receipt_check"),
)


def places(entries: tuple[Entry, ...], path: str) -> Iterator[Place]:
    """The entries that lead somewhere; the deepest one that `path` lies under is the current one."""
    found = [(entry.label, href) for entry in entries if (href := address(entry.url_name))]
    here = max((href for _, href in found if path.startswith(href)), key=len, default="")
    return (Place(label, href, href == here) for label, href in found)


def offered(actor: Actor) -> tuple[Entry, ...]:
    """The staff places that one of the actor's roles opens."""
    roles = {post.role for post in actor.posts}
    return tuple(entry for entry in STAFF if entry.roles & roles)


def address(url_name: str) -> str:
    """The address of a named page, empty when this installation has none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
