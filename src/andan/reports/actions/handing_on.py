"""A report is handed to another agency: open requests about the data in it go along, and no term begins anew."""

from datetime import datetime

from django.conf import settings

from andan.accounts.actors import Actor
from andan.kit.sealed import seal
from andan.ledger.log import append
from andan.places.models import Agency
from andan.reports import notices
from andan.reports.models import DataRequest, Report
from andan.reports.queries.rights import requests
from andan.reports.rights.events import DataRequestAnswered, DataRequested, DataRequestHandedOn
from andan.reports.rights.states import OPEN


def hand_on(report: Report, *, actor: Actor, at: datetime) -> None:
    """Hand on the open requests about `report`, which has gone to another agency. Must run in its transaction.

    A request goes to whoever answers for all its reports now. Where that is nobody, because they lie in two provinces,
    the part about this report becomes a request of its own.
    """
    rows = DataRequest.objects.select_for_update().filter(reports=report, state__in=OPEN)
    for row in rows.order_by("pk"):
        offices = requests.by_office(requests.about(row))
        if len(offices) > 1:
            row.reports.remove(report)
            _hand_on(_part(row, report), report.agency, actor, at)
        for office in offices if len(offices) == 1 else ():
            if office.pk != row.agency_id:
                _hand_on(row, office, actor, at)


def _hand_on(row: DataRequest, office: Agency, actor: Actor, at: datetime) -> None:
    row.agency, row.asked_of, row.version = office, None, row.version + 1
    row.save(update_fields=["agency", "asked_of", "version"])
    entry = append(DataRequestHandedOn(agency=office.code), subject=row.code, actor=actor.ref, at=at)
    notices.data_request_moved(row, entry.pk, at=at, by_citizen=True)


def _part(row: DataRequest, report: Report) -> DataRequest:
    """The same request about this report alone, asked and answered when the whole was."""
    said, code = requests.content(row), requests.drawn_code(row.asked_at)
    kept = (
        *("right", "owner", "agency_id", "whole", "state", "asked_at", "answer_rule_id", "answer_due"),
        *("answered_at", "settle_rule_id", "settle_due"),
    )
    part = DataRequest.objects.create(
        code=code,
        box=seal(settings.SEAL_KEY, dict(said), owner=code),
        **{name: getattr(row, name) for name in kept},
    )
    part.reports.set([report])
    asked = DataRequested(right=row.right, agency=row.agency.code, reports=1, whole=row.whole)
    append(asked, subject=code, actor="reporter", at=row.asked_at)
    if row.answered_at is not None:
        append(DataRequestAnswered(), subject=code, actor="system", at=row.answered_at)
    return part
