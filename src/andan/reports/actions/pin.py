from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import road, words
from andan.reports.events import ReportPinned, commitment
from andan.reports.models import Report
from andan.reports.states import PINNING


def pin(*, actor: Actor, code: str, reason: str, **how: Unpack[road.How]) -> Report:
    """Settle where the report is handled: no rule suggests another place, and it is not handed on until unpinned."""
    why = words.needed(reason, "Ghi lý do ghim.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportPinned(agency=report.agency.code, commitment=commitment(bytes(report.salt), why))
        road.take(report, PINNING, fact, actor=actor, at=now, **how, words=why, pinned=True)
    return report
