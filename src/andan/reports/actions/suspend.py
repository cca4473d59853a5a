from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions import decisions, road, words
from andan.reports.events import ReportSuspended, commitment
from andan.reports.models import Report
from andan.reports.states import SUSPENSION, SUSPENSIONS


def suspend(*, actor: Actor, code: str, ground: str, reason: str, **how: Unpack[road.How]) -> Report:
    """Suspend the handling on a ground of the law: what pauses stands still, the procuracy is to be told."""
    if ground not in SUSPENSIONS:
        raise Invalid("Chưa chọn căn cứ.", {"ground": "Chọn một căn cứ trong danh sách."})
    why = words.needed(reason, "Ghi lý do để người phản ánh hiểu.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportSuspended(ground=ground, commitment=commitment(bytes(report.salt), why))
        decisions.lapse(report, at=now)
        road.take(
            report,
            SUSPENSION,
            fact,
            actor=actor,
            at=now,
            **how,
            words=why,
            detail=SUSPENSIONS[ground],
            extension_asker=None,
        )
    return report
