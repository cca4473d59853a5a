from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.actions import decisions, road, words
from andan.reports.events import ExtensionDenied, commitment
from andan.reports.models import Report
from andan.reports.states import DENIAL


def refuse_extension(*, actor: Actor, code: str, reason: str, **how: Unpack[road.How]) -> Report:
    """Do not grant it: the term stays as it is."""
    why = words.needed(reason, "Ghi lý do không gia hạn.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(DENIAL, actor, report))
        asked = decisions.asked(report)
        decisions.decide(asked, actor, granted=False, at=now)
        fact = ExtensionDenied(
            turn=asked.turn, asked_by=str(asked.asked_by.uid), commitment=commitment(bytes(report.salt), why)
        )
        road.take(report, DENIAL, fact, actor=actor, at=now, **how, words=why, extension_asker=None)
    return report
