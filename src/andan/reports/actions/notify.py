from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import road, words
from andan.reports.events import ReporterNotified, commitment
from andan.reports.models import Report
from andan.reports.states import NOTIFICATION

USUAL = "Đã tiếp nhận phản ánh và đang giải quyết theo thẩm quyền."


def notify(*, actor: Actor, code: str, text: str = USUAL, **how: Unpack[road.How]) -> Report:
    """Tell the reporter in due form that the report is received and who handles it."""
    said = words.needed(text, "Ghi lời thông báo.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReporterNotified(commitment=commitment(bytes(report.salt), said))
        road.take(report, NOTIFICATION, fact, actor=actor, at=now, **how, words=said)
    return report
