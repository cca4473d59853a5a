"""Answers owed beside the terms of a report: to remarks of the procuracy, and to requests about one's own data."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from andan.places.models import Agency
from andan.reports.clock import Term
from andan.reports.models import AnswerReminder, DataRequest, Remark
from andan.reports.queries.due import LATE, SOON
from andan.reports.queries.rights import requests


class Owed(NamedTuple):
    """`agency` owes `to` an answer until `due`; `step`: SOON or LATE. `subject`: whose history it belongs to."""

    to: Remark | DataRequest
    subject: str
    agency: Agency
    due: datetime
    step: int

    @property
    def key(self) -> str:
        return _key(type(self.to), self.to.pk)


def owed(moment: datetime) -> list[Owed]:
    """What is due soon or late before `moment` and was not told of as that; the one due first first. Three queries."""
    told = {row.key: (row.due, row.told) for row in AnswerReminder.objects.all()}
    waiting = (one for one in (*_remarks(moment), *_requests(moment)) if one.step)
    return sorted((one for one in waiting if not _is_told(one, told.get(one.key))), key=lambda one: one.due)


def still_owed() -> set[str]:
    """The keys of everything that waits for an answer."""
    remarks = Remark.objects.filter(answered_at=None).values_list("pk", flat=True)
    asked = DataRequest.objects.filter(settled_at=None).values_list("pk", flat=True)
    return {_key(Remark, pk) for pk in remarks} | {_key(DataRequest, pk) for pk in asked}


def _key(kind: type[Remark | DataRequest], pk: int) -> str:
    return f"{kind.__name__.lower()}:{pk}"


def _is_told(one: Owed, known: tuple[datetime, int] | None) -> bool:
    return known is not None and known[0] == one.due and known[1] >= one.step


def _remarks(moment: datetime) -> Iterator[Owed]:
    rows = Remark.objects.filter(answered_at=None, soon_at__lt=moment)
    for row in rows.select_related("report__agency", "agency", "procuracy"):
        subject = row.report.code if row.report else f"remark:{row.pk}"
        yield Owed(row, subject, row.addressee, row.due_at, _step(row.soon_at, row.due_at, moment))


def _requests(moment: datetime) -> Iterator[Owed]:
    for row in DataRequest.objects.filter(settled_at=None).select_related("agency"):
        due = requests.next_due(row)
        yield Owed(row, row.code, row.agency, due, _step(Term(row.asked_at, due).soon, due, moment))


def _step(soon: datetime, due: datetime, moment: datetime) -> int:
    return LATE if due < moment else SOON if soon < moment else 0
