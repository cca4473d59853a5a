from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import road, words
from andan.reports.events import QuestionAsked, commitment
from andan.reports.models import Report
from andan.reports.states import QUESTION


def ask(*, actor: Actor, code: str, text: str, **how: Unpack[road.How]) -> Report:
    """Ask the reporter something; the report waits for the answer, the clock does not stop."""
    asked = words.needed(text, "Ghi câu hỏi gửi người phản ánh.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = QuestionAsked(commitment=commitment(bytes(report.salt), asked))
        road.take(report, QUESTION, fact, actor=actor, at=now, **how, words=asked, question_open=True)
    return report
