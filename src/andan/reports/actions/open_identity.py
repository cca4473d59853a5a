from collections.abc import Mapping
from typing import Any, Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports import queries
from andan.reports.actions import openings, road


def open_identity(*, actor: Actor, code: str, reason: str, **how: Unpack[road.How]) -> Mapping[str, Any]:
    """Unseal who reported, for a reason the reporter will read. Returns the identity; it is shown once."""
    why = openings.reason_of(reason)
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        identity = queries.identity(report)
        openings.record(report, identity, why, actor=actor, at=now, **how)
    return identity
