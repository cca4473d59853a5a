from typing import Any

from django.conf import settings
from django.db import transaction

from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.kit.sealed import pseudonym, seal
from andan.ledger.log import append
from andan.notices import queries
from andan.notices.events import AddressConfirmed
from andan.notices.models import Address

GONE = "Mã này không đúng hoặc đã hết hạn. Lấy mã mới ở trang Cách nhận tin."


def link_address(*, channel: str, address: Any, code: str) -> None:
    """Whoever writes from `address` holds a code of somebody's: news goes there from now on. Raises NotThere.

    There is no actor: who writes in a chat has not signed in, and the code is what they show.
    """
    since = clock.now() - queries.LINK_WITHIN
    digest = pseudonym(settings.NOTICE_KEY, f"link {channel} {code}")
    with transaction.atomic(durable=True):
        offered = Address.objects.filter(channel=channel, digest=digest, ended_at=None, asked_at__gt=since)
        row = offered.select_for_update().first()
        if row is None:
            raise NotThere(GONE)
        own = queries.digest_of(channel, address)
        Address.objects.filter(who=row.who, digest=own).delete()  # linked before: this is the newer word
        row.digest, row.box = own, seal(settings.NOTICE_KEY, address, owner=row.who)
        row.confirmed_at = clock.now()
        row.save()
        append(AddressConfirmed(channel=channel), subject=f"address:{row.pk}", actor="anonymous")
