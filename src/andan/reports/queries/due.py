"""Which open reports the clock has something to tell of."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from andan.accounts.models import User
from andan.places.models import Agency
from andan.reports.models import Reminder, Report
from andan.reports.queries.one_of import one_of
from andan.reports.states import OPEN

SOON, LATE, LATE_FOR_LONG = 1, 2, 3  # Reminder.told
_STATES = list(map(str, OPEN))


class Due(NamedTuple):
    """What telling needs of a report. `holder`: the opaque uid of who verifies."""

    pk: int
    code: str
    state: str
    agency_id: int
    agency_code: str
    agency_name: str
    holder: UUID | None
    next_duty: str
    next_due: datetime


def to_tell(moment: datetime) -> list[int]:
    """Reports that came to be soon due or late before `moment` and were not told of yet, from the earliest on.

    All of them in one reading along one index: numbers alone, a few megabytes for a hundred thousand.
    """
    told = Reminder.objects.filter(report=OuterRef("pk"), due=OuterRef("next_due"))
    enough = Q(told=SOON, due__gte=moment) | Q(told__gte=LATE)
    rows = Report.objects.filter(next_soon__lt=moment, next_due__isnull=False, state__in=_STATES)
    waiting = rows.filter(~Exists(told.filter(enough))).order_by("next_soon", "pk")
    return list(waiting.values_list("pk", flat=True))


def to_escalate(before: datetime, most: int) -> list[int]:
    """At most `most` open reports told as late before `before` and late still."""
    told = Reminder.objects.filter(told=LATE, told_at__lt=before, report__state__in=_STATES)
    here = told.filter(report__next_due=F("due")).order_by("told_at")
    return list(here.values_list("report_id", flat=True)[:most])


def locked(numbers: Collection[int]) -> tuple[list[Due], dict[int, tuple[datetime, int]]]:
    """These reports as they stand now, and what was told of each: due when, and how far. Must run in a transaction.

    On PostgreSQL what another is telling of or working on is left for the next sweep.
    """
    rows = Report.objects.filter(one_of("pk", numbers), next_due__isnull=False, state__in=_STATES)
    held = rows.order_by("pk").select_for_update(skip_locked=True)
    found = list(held.values_list("pk", "code", "state", "agency_id", "holder_id", "next_duty", "next_due"))
    agencies = Agency.objects.in_bulk({row[3] for row in found})
    holders = dict(
        User.objects.filter(one_of("pk", {row[4] for row in found if row[4]})).values_list("pk", "uid")
    )
    due = [
        Due(pk, code, state, at, agencies[at].code, agencies[at].name, holders.get(holder), duty, moment)
        for pk, code, state, at, holder, duty, moment in found
        if moment
    ]
    told = Reminder.objects.filter(one_of("report_id", [row.pk for row in due]))
    return due, {
        report: (moment, step) for report, moment, step in told.values_list("report_id", "due", "told")
    }
