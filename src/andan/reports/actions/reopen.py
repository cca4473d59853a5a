from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import road, words
from andan.reports.events import ReportReopened, commitment
from andan.reports.models import Rating, Report
from andan.reports.states import REOPENING


def reopen(*, actor: Actor, code: str, reason: str, **how: Unpack[road.How]) -> Report:
    """The reporter says it is not done: the report is received again and its terms start anew."""
    why = words.needed(reason, "Ghi điều chưa được giải quyết.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportReopened(commitment=commitment(bytes(report.salt), why))
        road.take(
            report,
            REOPENING,
            fact,
            actor=actor,
            at=now,
            **how,
            words=why,
            closed_at=None,
            holder=None,
            score=None,
            extensions=0,
            lead=None,
        )
        _forget_rating(report)
    return report


def _forget_rating(report: Report) -> None:
    """The result that was rated is no longer the result; the fact of the rating stays in the ledger."""
    Rating.objects.filter(report=report).delete()
