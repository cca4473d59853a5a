from typing import Unpack

from django.db import transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor, Role
from andan.accounts.models import User
from andan.kit.refusals import Invalid
from andan.reports.actions import road
from andan.reports.events import ReportAssigned
from andan.reports.models import Report
from andan.reports.states import ASSIGNMENT

VERIFIERS = (Role.CASE_OFFICER, Role.AREA_OFFICER, Role.DUTY_OFFICER, Role.COMMANDER)


def assign(*, actor: Actor, code: str, holder_id: int, **how: Unpack[road.How]) -> Report:
    """Give the report to an officer of the same agency, who verifies it from now on."""
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        holder = _verifier(report, holder_id)
        fact = ReportAssigned(holder=str(holder.uid), before=str(report.holder.uid) if report.holder else "")
        road.take(
            report, ASSIGNMENT, fact, actor=actor, at=now, **how, detail=_told(report, holder), holder=holder
        )
    return report


def _told(report: Report, holder: User) -> str:
    """Who verifies from now on; given anew, who did before as well."""
    before = report.holder
    if before is None or before == holder:
        return holder.titled_name
    return f"từ {before.titled_name[:90]} sang {holder.titled_name[:90]}"


def _verifier(report: Report, holder_id: int) -> User:
    for officer in accounts.officers_at(report.agency_id, *VERIFIERS):
        if officer.pk == holder_id:
            return officer
    raise Invalid("Chưa chọn người xác minh.", {"holder": "Chọn một cán bộ của đơn vị."})
