from typing import Unpack

from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.reports import policies
from andan.reports.actions import road, words
from andan.reports.events import ReportParted, commitment
from andan.reports.models import Report
from andan.reports.states import PARTING


def part(*, actor: Actor, code: str, reason: str = "", **how: Unpack[road.How]) -> Report:
    """Undo a joining: the report is handled on its own again, by the terms it always had."""
    why = words.optional(reason, field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(PARTING, actor, report))
        if report.lead is None:
            raise WrongState()
        main = report.lead
        fact = ReportParted(lead=main.code, commitment=commitment(bytes(report.salt), why))
        road.take(report, PARTING, fact, actor=actor, at=now, **how, words=why, lead=None)
        Report.objects.filter(pk=main.pk).update(members_count=F("members_count") - 1)
    return report
