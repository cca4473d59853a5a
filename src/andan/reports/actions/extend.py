from dataclasses import replace
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.reports import policies
from andan.reports.actions import decisions, duties, road, words
from andan.reports.events import ReportExtended, commitment
from andan.reports.models import Report
from andan.reports.queries.rules import most
from andan.reports.states import APPROVAL


def extend(*, actor: Actor, code: str, text: str = "", **how: Unpack[road.How]) -> Report:
    """Grant the time somebody else asked for: the result is due so much later, and the reporter is told."""
    said = words.optional(text)
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(APPROVAL, actor, report))
        asked = decisions.asked(report)
        longest = most(asked.turn, report.report_class, now)
        fact = ReportExtended(
            turn=asked.turn,
            amount=asked.amount,
            unit=asked.unit,
            asked_by=str(asked.asked_by.uid),
            resolve_by="",
            basis=longest[1] if longest else "",
            commitment=commitment(bytes(report.salt), asked.reason, said),
        )
        due = duties.open_one(duties.foreseen(report, fact, at=now), "result")
        if due is None:
            raise WrongState("Không còn hạn nào đang chạy để gia hạn.")
        decisions.decide(asked, actor, granted=True, at=now)
        road.take(
            report,
            APPROVAL,
            replace(fact, resolve_by=due.due_at.isoformat()),
            actor=actor,
            at=now,
            **how,
            words=said,
            detail=f"Thêm {asked.length}, lần {asked.turn}. {fact.basis}",
            extensions=asked.turn,
            extension_asker=None,
        )
    return report
