from datetime import timedelta

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.ledger.log import append
from andan.zalo import queries
from andan.zalo.events import TokensSet
from andan.zalo.models import Tokens
from andan.zalo.wire.tokens import Pair


def set_tokens(*, actor: Actor, pair: Pair) -> None:
    """An administrator hands over a pair from Zalo's console: it replaces whatever was there and ends an alarm."""
    app_id, now = settings.ZALO_APP_ID, clock.now()
    with transaction.atomic(durable=True):
        row = Tokens.objects.select_for_update().filter(pk=app_id).first()
        version = row.version + 1 if row else 1
        fresh = {
            "box": queries.boxed_pair(pair, app_id),
            "access_until": now + timedelta(seconds=pair.seconds),
            "version": version,
            "lease": "",
            "lease_until": None,
            "reused": False,
            "renewed_at": now,
        }
        Tokens.objects.update_or_create(pk=app_id, defaults=fresh)
        append(TokensSet(version=version), subject=f"zalo:{app_id}", actor=actor.ref)
