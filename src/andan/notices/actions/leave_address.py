from typing import Any

from django.db import transaction

from andan.notices import queries
from andan.notices.actions.ending import end
from andan.notices.models import Address


def leave_address(*, channel: str, address: Any) -> int:
    """Whoever holds `address` has left the channel: it is nobody's any more. Returns for how many people it ended."""
    left = 0
    with transaction.atomic(durable=True):
        here = Address.objects.filter(
            channel=channel, digest=queries.digest_of(channel, address), ended_at=None
        )
        for row in here:
            left += end(row, "gone", by="anonymous") is not None
    return left
