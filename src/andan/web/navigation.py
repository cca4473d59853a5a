"""The places of the frames, as data. A place that this installation does not serve is left out."""

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from andan.accounts.actors import Actor, Role

_POLICE = frozenset({Role.DUTY_OFFICER, Role.CASE_OFFICER, Role.AREA_OFFICER, Role.COMMANDER})
_READERS = _POLICE | {Role.PROCURATOR}  # who reads cases; a leader reads rates
_COUNTERS = frozenset({Role.DUTY_OFFICER, Role.COMMANDER, Role.PROCURATOR, Role.LEADER})  # who reads counts
_EVERYONE = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go: its name on screen, its promised address, and the roles it is offered to."""

    label: str
    href: str
    roles: frozenset[Role] = _EVERYONE


@dataclass(frozen=True, slots=True)
class Place:
    """An entry as one page shows it."""

    label: str
    href: str
    current: bool


STAFF = (
    Entry("Việc của tôi", "/can-bo/"),
    Entry("Kiểm sát", "/kiem-sat/", frozenset({Role.PROCURATOR})),
    Entry("Bàn trực", "/can-bo/phan-anh/", _READERS),
    Entry("Tìm", "/can-bo/tim/", _READERS),
    Entry("Bản đồ", "/can-bo/ban-do/", _READERS),
    Entry("Sổ tiếp nhận", "/can-bo/so-tiep-nhan/", _READERS),
    Entry("Thống kê", "/can-bo/thong-ke/", _COUNTERS),
    Entry("Thẻ", "/can-bo/the/", _POLICE | {Role.LEADER}),
    Entry("Tỷ lệ", "/can-bo/ty-le/"),
    Entry("Điểm và hộ", "/can-bo/diem/"),
    Entry("Chỉ đạo", "/can-bo/chi-dao/"),
    Entry("Tổ chức", "/can-bo/to-chuc/"),
    Entry("Ấn phẩm", "/can-bo/an-pham/"),
    Entry("Hộp thư", "/can-bo/hop-thu/", frozenset({Role.ADMINISTRATOR})),
)
FOOT = (
    Entry("Theo dõi bằng mã biên nhận", "/theo-doi/"),
    Entry("Kiểm chứng giấy tờ", "/kiem-chung/"),
    Entry("Dịch vụ công", "/dich-vu-cong/"),
)


def offered(actor: Actor) -> list[Entry]:
    """The staff places that one of the actor's roles opens."""
    roles = {post.role for post in actor.posts}
    return [entry for entry in STAFF if entry.roles & roles]


def places(entries: list[Entry] | tuple[Entry, ...], path: str) -> list[Place]:
    """The entries that lead somewhere; the deepest one that `path` lies under is the current one."""
    served = [entry for entry in entries if _is_served(entry.href)]
    here = max((entry.href for entry in served if path.startswith(entry.href)), key=len, default="")
    return [Place(entry.label, entry.href, entry.href == here) for entry in served]


def address(url_name: str) -> str:
    """The address of a named page, empty when this installation has none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


@cache
def _is_served(href: str) -> bool:
    try:
        resolve(href)
    except Resolver404:
        return False
    return True
