"""What the page may offer besides the answer: as far as this installation is set up for it."""

from django.conf import settings

from andan.cards.models import EMAIL, PUSH
from andan.outbox import channels
from andan.outbox.carriers import push


def push_key() -> str:
    """The public key under which a browser subscribes, "" where it cannot."""
    return push.public_key() if PUSH in channels.on_offer() else ""


def may_tell() -> bool:
    return EMAIL in channels.on_offer()


def zalo() -> str:
    """Where the Official Account of the office is, "" where there is none."""
    return str(settings.ZALO_OA_LINK)
