"""Somebody wants news in a chat whose address only the other side knows: a code ties the two together."""

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock, codes
from andan.kit.refusals import Invalid, check
from andan.kit.sealed import pseudonym
from andan.notices import policies, queries
from andan.notices.models import Address
from andan.outbox import channels

LENGTH = 8


def offer_link(*, actor: Actor, channel: str) -> str:
    """A code that whoever holds the chat writes there within an hour. One at a time: the one before is void.

    Only its keyed digest is kept. Raises Invalid for a channel that is not set up.
    """
    check(policies.may_be_told(actor))
    if channel not in queries.LINKED or channel not in channels.on_offer():
        raise Invalid("Kênh này chưa được cài đặt.")
    code, who = codes.drawn(LENGTH), queries.who(actor.ref)
    with transaction.atomic(durable=True):
        Address.objects.filter(who=who, channel=channel, confirmed_at=None).delete()
        digest = pseudonym(settings.NOTICE_KEY, f"link {channel} {code}")
        Address.objects.create(who=who, channel=channel, digest=digest, box=b"", asked_at=clock.now())
    return code
