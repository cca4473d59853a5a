from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, check
from andan.reports import policies
from andan.reports.actions import remarking, road, words
from andan.reports.events import RemarkAnswered, commitment
from andan.reports.models import Remark, Report
from andan.reports.states import REPLY


def reply(*, actor: Actor, code: str, remark: int, text: str, **how: Unpack[road.How]) -> Report:
    """Answer the procuracy's remark of this number on the report."""
    said = words.needed(text, "Ghi nội dung trả lời.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(REPLY, actor, report))
        row = remarking.close(actor, _asked(report, remark), said, at=now)
        fact = RemarkAnswered(number=row.number, commitment=commitment(bytes(report.salt), said))
        road.take(
            report,
            REPLY,
            fact,
            actor=actor,
            at=now,
            **how,
            words=said,
            detail=f"số {row.number}",
            remarks_open=report.remarks_open - 1,
        )
    return report


def _asked(report: Report, number: int) -> Remark:
    rows = {row.number: row for row in Remark.objects.filter(report=report, answered_at=None)}
    if number not in rows:
        raise Invalid("Chọn một kiến nghị chưa trả lời.", {"remark": "Chọn một kiến nghị chưa trả lời."})
    return rows[number]
