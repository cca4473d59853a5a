"""The one Zalo of this process."""

from functools import cache

from django.conf import settings

from andan.accounts.actors import SYSTEM
from andan.zalo import queries
from andan.zalo.actions.set_tokens import set_tokens
from andan.zalo.stand_in.chats import Chats
from andan.zalo.stand_in.failures import Failures
from andan.zalo.stand_in.tokens import Mint


class Zalo:
    def __init__(self, key: bytes) -> None:
        self.mint, self.chats, self.failures = Mint(key), Chats(), Failures()
        self.bot_failures = Failures()


@cache
def zalo() -> Zalo:
    return Zalo(settings.ZALO_APP_SECRET.encode())


def is_unconnected() -> bool:
    """Whether the demo has no tokens of its Zalo yet."""
    return settings.DEMO and settings.ZALO_API == settings.ZALO_OAUTH and queries.tokens() is None


def connect() -> None:
    """What an administrator does in Zalo's console and with `andan zalo tokens --set`."""
    set_tokens(actor=SYSTEM, pair=zalo().mint.pair())
