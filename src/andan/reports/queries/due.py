"""Which open reports the clock has something to tell of."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from andan.reports.models import Report
from andan.reports.states import OPEN


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
    told: int


_COLUMNS = (
    "pk",
    "code",
    "state",
    "agency_id",
    "agency__code",
    "agency__name",
    "holder__uid",
    "next_duty",
    "next_due",
    "told",
)


def due_to_tell(moment: datetime, most: int) -> list[Due]:
    """At most `most` reports with something to tell before `moment`, the oldest first, locked. One query.

    Must run inside a transaction. On PostgreSQL what another is telling or working on is left for the next sweep.
    """
    rows = Report.objects.filter(tell_at__lt=moment, state__in=list(map(str, OPEN))).order_by("tell_at")
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    return [Due(*row) for row in locked.values_list(*_COLUMNS)[:most]]
