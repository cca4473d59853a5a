"""Words that are searched speak of persons: in an address they stand sealed, for whoever typed them alone."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64

from django.conf import settings

from andan.accounts.actors import Actor
from andan.kit.sealed import SealBroken, seal, unseal


def sealed(actor: Actor, words: str) -> str:
    """The words as a text for an address; empty for none."""
    if not words:
        return ""
    return urlsafe_b64encode(seal(settings.SEARCH_KEY, words, owner=_owner(actor))).decode().rstrip("=")


def opened(actor: Actor, text: str) -> str:
    """The words of the actor; empty when somebody else's or made by hand."""
    try:
        box = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return str(unseal(settings.SEARCH_KEY, box, owner=_owner(actor)))
    except (BadBase64, ValueError, SealBroken):
        return ""


def _owner(actor: Actor) -> str:
    return f"search:{actor.ref}"
