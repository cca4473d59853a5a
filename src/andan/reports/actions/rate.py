from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions import road, words
from andan.reports.events import ReportRated, commitment
from andan.reports.models import Rating, Report
from andan.reports.states import RATING


def rate(*, actor: Actor, code: str, score: int, text: str = "", **how: Unpack[road.How]) -> Report:
    """The reporter says how the handling was, one to five, once a result."""
    if score not in range(1, 6):
        raise Invalid("Chưa chọn mức đánh giá.", {"score": "Chọn từ 1 đến 5."})
    said = words.optional(text)[:1000]
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportRated(score=score, commitment=commitment(bytes(report.salt), said))
        road.take(
            report, RATING, fact, actor=actor, at=now, **how, words=said, detail=f"{score}/5", score=score
        )
        Rating.objects.create(report=report, score=score, words=said, at=now)
    return report
