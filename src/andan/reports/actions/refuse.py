from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, check
from andan.reports import policies
from andan.reports.actions import numbers, road, words
from andan.reports.events import ReportRefused, commitment
from andan.reports.models import Report
from andan.reports.states import GROUNDS, REFUSAL


def refuse(*, actor: Actor, code: str, ground: str, reason: str, **how: Unpack[road.How]) -> Report:
    """Do not take the report on; the citizen reads the ground and the reason."""
    if ground not in GROUNDS:
        raise Invalid("Chưa chọn căn cứ.", {"ground": "Chọn một căn cứ trong danh sách."})
    why = words.needed(reason, "Ghi lý do để người phản ánh hiểu.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(REFUSAL, actor, report))
        number, year = numbers.of(report, now)
        fact = ReportRefused(
            ground=ground, commitment=commitment(bytes(report.salt), why), number=number, year=year
        )
        road.take(
            report,
            REFUSAL,
            fact,
            actor=actor,
            at=now,
            **how,
            words=why,
            detail=GROUNDS[ground],
            closed_at=now,
            received_at=report.received_at or now,
            number=number,
            number_year=year,
            question_open=False,
        )
    return report
