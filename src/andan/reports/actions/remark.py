from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.actions import remarking, road, words
from andan.reports.events import RemarkMade, commitment
from andan.reports.models import Report
from andan.reports.states import REMARK


def remark(*, actor: Actor, code: str, text: str, **how: Unpack[road.How]) -> Report:
    """Make a remark on the report, which its agency must answer in a term of its own, open or closed."""
    said = words.needed(text, "Ghi nội dung kiến nghị.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(REMARK, actor, report))
        office = remarking.procuracy(actor, report.agency_id)
        rule, due = remarking.until(report.report_class, now)
        number = remarking.next_number(report=report)
        fact = RemarkMade(
            number=number,
            procuracy=office.code,
            answer_by=due.due.isoformat(),
            basis=rule.basis,
            commitment=commitment(bytes(report.salt), said),
        )
        road.take(
            report,
            REMARK,
            fact,
            actor=actor,
            at=now,
            **how,
            words=said,
            detail=f"số {number}, {office.name}",
            remarks_open=report.remarks_open + 1,
        )
        remarking.make(actor, office, said, (rule, due), at=now, report=report, number=number)
    return report
