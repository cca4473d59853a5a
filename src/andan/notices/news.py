"""Kinds of news and the groups a person chooses by. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Group:
    """What a person switches on or off as one. `staff`: for officers, else for citizens."""

    word: str
    label: str
    hint: str
    staff: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of news. `one` and `many` are sentences with {code} and {count}; `href` is where it leads.

    `many` tells several at once and leads to `many_href`; without it each is told by itself. `urgent` news does not
    wait for other news, and goes out at night unless its reader has said no.
    """

    word: str
    group: str
    icon: str
    one: str
    href: str
    many: str = ""
    many_href: str = ""
    urgent: bool = False

    def sentence(self, code: str, count: int) -> str:
        return (self.many if self.many and count > 1 else self.one).format(code=code, count=count)

    def address(self, code: str, count: int) -> str:
        """Where a notice of this kind leads, on this site."""
        return (self.many_href if self.many and count > 1 else self.href).format(code=code)


OWN = "account"  # the group of what this room itself tells; it never leaves the house
ADDRESS_ENDED = Kind(
    word="address_ended",
    group=OWN,
    icon="mail-x",
    one="Thư gửi đến một địa chỉ của bạn bị trả lại. Địa chỉ ấy đã bỏ. Thêm địa chỉ khác nếu cần.",
    href="/tai-khoan/thong-bao/",
)
KINDS: tuple[Kind, ...] = (ADDRESS_ENDED,)
GROUPS: tuple[Group, ...] = ()

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "email": "Thư điện tử",
        "sms": "Tin nhắn SMS",
        "push": "Trình duyệt",
        "zalo": "Zalo",
        "zalobot": "Zalo Bot",
    }
)
