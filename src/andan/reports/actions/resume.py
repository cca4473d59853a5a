from dataclasses import replace
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import duties, road, words
from andan.reports.events import ReportResumed, commitment
from andan.reports.models import Report
from andan.reports.states import RESUMPTION


def resume(*, actor: Actor, code: str, reason: str, **how: Unpack[road.How]) -> Report:
    """Go on with a suspended report: by the law's own term from here, or with what was left of the old one."""
    why = words.needed(reason, "Ghi lý do giải quyết tiếp.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportResumed(resolve_by="", basis="", commitment=commitment(bytes(report.salt), why))
        due = duties.open_one(duties.foreseen(report, fact, at=now), "result")
        if due is not None:
            fact = replace(fact, resolve_by=due.due_at.isoformat(), basis=due.basis)
        road.take(report, RESUMPTION, fact, actor=actor, at=now, **how, words=why)
    return report
