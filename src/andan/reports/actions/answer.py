from collections.abc import Sequence
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.media import Cleaned
from andan.reports.actions import attach, road, words
from andan.reports.events import ReportAnswered, commitment
from andan.reports.models import Report
from andan.reports.states import ANSWER


def answer(
    *, actor: Actor, code: str, text: str, files: Sequence[tuple[str, Cleaned]] = (), **how: Unpack[road.How]
) -> Report:
    """The reporter answers, or adds something unasked. `files` are (name, cleaned file) pairs."""
    said = words.optional(text) if files else words.needed(text, "Ghi câu trả lời, hoặc thêm ảnh.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportAnswered(
            commitment=commitment(bytes(report.salt), said), evidence=[cleaned.digest for _, cleaned in files]
        )
        step = road.take(report, ANSWER, fact, actor=actor, at=now, **how, words=said, question_open=False)
        for place, (name, cleaned) in enumerate(files, start=1):
            shown = attach.neutral(cleaned.kind, name, place) if report.anonymous else name
            attach.keep(shown, cleaned, at=now, report=report, step=step)
    return report
