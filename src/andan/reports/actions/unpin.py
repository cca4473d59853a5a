from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import road
from andan.reports.events import ReportUnpinned
from andan.reports.models import Report
from andan.reports.states import UNPINNING


def unpin(*, actor: Actor, code: str, **how: Unpack[road.How]) -> Report:
    """Take the pin out: rules and handing on count again."""
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        fact = ReportUnpinned(agency=report.agency.code)
        road.take(report, UNPINNING, fact, actor=actor, at=now, **how, pinned=False)
    return report
