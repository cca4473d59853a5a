from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from andan.kit import clock
from andan.zalo.models import Tokens

LEASE = timedelta(minutes=2)  # longer than asking Zalo may take


def lease_tokens(*, version: int, lease: str) -> bool:
    """Claim the one use of the refresh token of pair `version`; False when somebody else has it, or has used it.

    A holder that dies lets the lease run out. The next one asks with the same refresh token: had Zalo answered the
    dead one already, that pair is lost, Zalo calls it reused, and an administrator is called.
    """
    free = Q(lease="") | Q(lease_until__lte=clock.now())
    with transaction.atomic(durable=True):
        rows = Tokens.objects.filter(free, pk=settings.ZALO_APP_ID, version=version, reused=False)
        return bool(rows.update(lease=lease, lease_until=clock.now() + LEASE))
