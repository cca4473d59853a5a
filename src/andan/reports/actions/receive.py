from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.actions import numbers, road
from andan.reports.events import ReportReceived
from andan.reports.models import Report
from andan.reports.states import RECEPTION


def receive(*, actor: Actor, code: str, **how: Unpack[road.How]) -> Report:
    """Take the report into the agency's register under the next number of the year."""
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(RECEPTION, actor, report))
        number, year = numbers.following(report, now)
        fact = ReportReceived(agency=report.agency.code, number=number, year=year)
        road.take(
            report,
            RECEPTION,
            fact,
            actor=actor,
            at=now,
            **how,
            detail=f"Vào sổ tiếp nhận số {number:04d}.",
            received_at=report.received_at or now,
            number=number,
            number_year=year,
        )
    return report
