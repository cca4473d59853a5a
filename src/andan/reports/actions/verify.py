from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import road, words
from andan.reports.events import VerificationNoted, commitment
from andan.reports.models import Report
from andan.reports.states import VERIFICATION


def verify(*, actor: Actor, code: str, text: str, **how: Unpack[road.How]) -> Report:
    """Note what was done to verify. The note is internal: the citizen sees that verification goes on, not the words."""
    noted = words.needed(text, "Ghi việc đã xác minh.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = VerificationNoted(commitment=commitment(bytes(report.salt), noted))
        road.take(report, VERIFICATION, fact, actor=actor, at=now, **how, words=noted)
    return report
