"""The pair of tokens, renewed before it ends and when Zalo says that it has. Each refresh token is used once.

Crash order: lease (committed) → Zalo answers → the new pair is kept, sealed (committed) → it is used. A crash before
the answer costs nothing but the time of the lease. Between answer and commit it loses the only good pair: the next try
with the old one is refused as reused, and an administrator sets a pair by hand (`andan zalo tokens --set`).
"""

import logging
import secrets

from django.conf import settings

from andan.outbox.letters import Later
from andan.zalo import queries
from andan.zalo.actions.lease_tokens import lease_tokens
from andan.zalo.actions.renew_tokens import renew_tokens
from andan.zalo.actions.return_lease import return_lease
from andan.zalo.carriers import calls
from andan.zalo.queries import Known
from andan.zalo.wire import tokens as wire
from andan.zalo.wire.tokens import Pair

log = logging.getLogger(__name__)
PATH = "/v4/oa/access_token"
NO_TOKENS = Later(None, "no_tokens", everyone=True)
ALARM = "Zalo: the refresh token was used before. Nothing is sent until `andan zalo tokens --set` gives a new pair"


def current() -> Known | Later:
    """The pair to send with, or why there is none."""
    return queries.known() or NO_TOKENS


def renewed(old: Known) -> Known | Later:
    """The pair after `old`: asked of Zalo by one of all who want it, while the others wait a moment."""
    lease = secrets.token_hex(16)
    if not lease_tokens(version=old.version, lease=lease):
        now = queries.known()
        return now if now and now.version > old.version else Later(2.0, "renewing", everyone=True)
    told = _asked(old.pair.refresh)
    if isinstance(told, Pair):
        return _kept(old, told)
    return_lease(lease=lease, reused=told == wire.REUSED)
    if told == wire.REUSED:
        log.critical(ALARM, extra={"version": old.version})
    else:
        log.error("Zalo gave no new tokens", extra={"code": told})
    return NO_TOKENS


def _asked(refresh: str) -> Pair | int | None:
    form = wire.asking(settings.ZALO_APP_ID, refresh)
    said = calls.post(f"{settings.ZALO_OAUTH}{PATH}", {"secret_key": settings.ZALO_APP_SECRET}, form=form)
    return wire.answered(said.content) if said.status == 200 else None


def _kept(old: Known, pair: Pair) -> Known | Later:
    """The new pair is on disk before it is used; when an administrator was faster, theirs is taken."""
    if renew_tokens(version=old.version, pair=pair):
        log.info("Zalo tokens renewed", extra={"version": old.version + 1})
        return Known(pair, old.version + 1)
    return current()
