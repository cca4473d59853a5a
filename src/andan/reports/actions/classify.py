from dataclasses import replace
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, check
from andan.reports import policies
from andan.reports.actions import duties, road, words
from andan.reports.events import ReportClassified, commitment
from andan.reports.models import Report
from andan.reports.states import CLASS_NAMES, CLASSIFICATION


def classify(
    *, actor: Actor, code: str, report_class: str, reason: str = "", **how: Unpack[road.How]
) -> Report:
    """Say what the report is in law; the term for the result follows the class, counted from the same start.

    Another class than it had needs a reason, which officers read.
    """
    if report_class not in CLASS_NAMES:
        raise Invalid("Chưa chọn phân loại.", {"report_class": "Chọn một loại trong danh sách."})
    why = words.optional(reason, field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(CLASSIFICATION, actor, report))
        check(policies.classing(actor, report, report_class, why))
        fact = ReportClassified(
            report_class=report_class,
            before=report.report_class,
            resolve_by="",
            basis="",
            commitment=commitment(bytes(report.salt), why),
        )
        due = duties.open_one(duties.foreseen(report, fact, at=now), "result")
        if due is not None:
            fact = replace(fact, resolve_by=due.due_at.isoformat(), basis=due.basis)
        road.take(
            report,
            CLASSIFICATION,
            fact,
            actor=actor,
            at=now,
            **how,
            words=why,
            detail=CLASS_NAMES[report_class],
            report_class=report_class,
        )
    return report
