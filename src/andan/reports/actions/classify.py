from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions import duties, road
from andan.reports.events import ReportClassified
from andan.reports.models import Report
from andan.reports.states import CLASS_NAMES, CLASSIFICATION


def classify(*, actor: Actor, code: str, report_class: str, **how: Unpack[road.How]) -> Report:
    """Say what the report is in law; the term for the result follows the class, counted from the same start."""
    if report_class not in CLASS_NAMES:
        raise Invalid("Chưa chọn phân loại.", {"report_class": "Chọn một loại trong danh sách."})
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        duties.meet(report, "classification", at=now)
        due = duties.reset(report, "result", report_class=report_class)
        fact = ReportClassified(
            report_class=report_class,
            before=report.report_class,
            resolve_by=due.due_at.isoformat() if due else "",
            basis=due.basis if due else "",
        )
        road.take(
            report,
            CLASSIFICATION,
            fact,
            actor=actor,
            at=now,
            **how,
            detail=CLASS_NAMES[report_class],
            report_class=report_class,
            **duties.summary(report),
        )
    return report
