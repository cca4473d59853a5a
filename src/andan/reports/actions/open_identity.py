from collections.abc import Mapping
from typing import Any, Unpack

from django.db import transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.kit.text import clean_line
from andan.reports import queries
from andan.reports.actions import road
from andan.reports.events import IdentityOpened, commitment
from andan.reports.models import Opening
from andan.reports.states import OPENING

REASON_LEAST = 10
REASON_MOST = 300


def open_identity(*, actor: Actor, code: str, reason: str, **how: Unpack[road.How]) -> Mapping[str, Any]:
    """Unseal who reported, for a reason the reporter will read. Returns the identity; it is shown once."""
    why = clean_line(reason)
    if not REASON_LEAST <= len(why) <= REASON_MOST:
        sentence = f"Ghi lý do từ {REASON_LEAST} đến {REASON_MOST} ký tự. Người phản ánh sẽ đọc lý do này."
        raise Invalid(sentence, {"reason": sentence})
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        officer = accounts.officer(actor)
        identity = queries.identity(report)
        fact = IdentityOpened(commitment=commitment(bytes(report.salt), why), shown=sorted(identity))
        road.take(report, OPENING, fact, actor=actor, at=now, **how, words=why)
        Opening.objects.create(report=report, officer=officer, officer_name=actor.name, reason=why, at=now)
    return identity
