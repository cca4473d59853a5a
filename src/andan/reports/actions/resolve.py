from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions import road, words
from andan.reports.events import ReportResolved, commitment
from andan.reports.models import Report
from andan.reports.states import OUTCOMES, RESULT


def resolve(*, actor: Actor, code: str, outcome: str, text: str, **how: Unpack[road.How]) -> Report:
    """Tell the reporter the result and close the report."""
    if outcome not in OUTCOMES:
        raise Invalid("Chưa chọn kết quả.", {"outcome": "Chọn một kết quả trong danh sách."})
    told = words.needed(text, "Ghi kết quả để người phản ánh hiểu.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportResolved(outcome=outcome, commitment=commitment(bytes(report.salt), told))
        road.take(
            report,
            RESULT,
            fact,
            actor=actor,
            at=now,
            **how,
            words=told,
            detail=OUTCOMES[outcome],
            closed_at=now,
            question_open=False,
            extension_asker=None,
        )
    return report
