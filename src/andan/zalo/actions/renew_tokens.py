from datetime import timedelta

from django.conf import settings
from django.db import transaction

from andan.kit import clock
from andan.zalo import queries
from andan.zalo.models import Tokens
from andan.zalo.wire.tokens import Pair


def renew_tokens(*, version: int, pair: Pair) -> bool:
    """Keep the pair that Zalo gave for pair `version`, before anybody uses it; False when that one was replaced.

    The lease is not asked for: a refresh token works once, so whoever holds its answer holds the only good pair, even
    after another called the alarm.
    """
    app_id, now = settings.ZALO_APP_ID, clock.now()
    with transaction.atomic(durable=True):
        return bool(
            Tokens.objects.filter(pk=app_id, version=version).update(
                box=queries.boxed_pair(pair, app_id),
                access_until=now + timedelta(seconds=pair.seconds),
                version=version + 1,
                lease="",
                lease_until=None,
                reused=False,
                renewed_at=now,
            )
        )
