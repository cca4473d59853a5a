from datetime import datetime
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.clock import HANOI
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.actions import duties, road
from andan.reports.events import ReportReceived
from andan.reports.models import Register, Report
from andan.reports.states import RECEPTION


def receive(*, actor: Actor, code: str, **how: Unpack[road.How]) -> Report:
    """Take the report into the agency's register under the next number of the year."""
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(RECEPTION, actor, report))
        number, year = _next_number(report, now)
        duties.meet(report, "reception", at=now)
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
            **duties.summary(report),
        )
    return report


def _next_number(report: Report, now: datetime) -> tuple[int, int]:
    """The register row is locked until the commit: numbers have no gap and no twin."""
    year = now.astimezone(HANOI).year
    register, _ = Register.objects.select_for_update().get_or_create(agency_id=report.agency_id, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last, year
