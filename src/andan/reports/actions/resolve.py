from datetime import datetime
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions import decisions, road, words
from andan.reports.events import ReportConcluded, ReportResolved, commitment
from andan.reports.models import Report
from andan.reports.states import CONCLUSION, OUTCOMES, RESULT, State


def resolve(*, actor: Actor, code: str, outcome: str, text: str, **how: Unpack[road.How]) -> Report:
    """Tell the reporter the result and close the report."""
    if outcome not in OUTCOMES:
        raise Invalid("Chưa chọn kết quả.", {"outcome": "Chọn một kết quả trong danh sách."})
    told = words.needed(text, "Ghi kết quả để người phản ánh hiểu.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportResolved(outcome=outcome, commitment=commitment(bytes(report.salt), told))
        decisions.lapse(report, at=now)
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
            members_count=0,
        )
        for member in (
            Report.objects.select_related("agency").filter(lead=report, closed_at=None).order_by("pk")
        ):
            _conclude(actor, report, member, outcome, told, now)
    return report


def _conclude(actor: Actor, lead: Report, member: Report, outcome: str, told: str, now: datetime) -> None:
    """Whoever reported the same has the same result, each by a fact of their own."""
    fact = ReportConcluded(lead=lead.code, outcome=outcome, commitment=commitment(bytes(member.salt), told))
    road.along(
        member,
        CONCLUSION,
        fact,
        actor=actor,
        at=max(now, member.changed_at),
        words=told,
        detail=OUTCOMES[outcome],
        state=State.RESOLVED,
        closed_at=now,
        question_open=False,
    )
