"""The use of reports is restricted. Must run inside the action's transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from andan.accounts.actors import Actor
from andan.ledger.log import append
from andan.reports.models import Report
from andan.reports.rights.events import ReportRestricted


def restrict(reports: Iterable[Report], *, actor: Actor, at: datetime, ground: str) -> int:
    """No identity is opened and no list leaves the house with them, until that is lifted; how many were not yet so."""
    return sum(_restrict(one, actor, at, ground) for one in reports)


def _restrict(report: Report, actor: Actor, at: datetime, ground: str) -> int:
    rows = Report.objects.filter(pk=report.pk, limited_at=None, erased_at=None)
    if rows.update(limited_at=at, version=F("version") + 1) != 1:
        return 0
    append(ReportRestricted(ground=ground), subject=report.code, actor=actor.ref, at=at)
    return 1
