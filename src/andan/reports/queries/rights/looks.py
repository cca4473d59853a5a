"""Who looked at a report, as its reporter may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from andan.accounts.words import ROLES
from andan.reports.models import Look, Report


@dataclass(frozen=True, slots=True)
class Seen:
    """`who` is rank and role, `unit` the agency: an officer's name is told where an identity was opened."""

    code: str
    at: datetime
    who: str
    unit: str


def looks(reports: list[Report]) -> list[Seen]:
    """Every look at these reports, the newest first. One query."""
    codes = {one.pk: one.code for one in reports}
    rows = Look.objects.filter(report__in=codes).select_related("officer", "agency").order_by("-at", "-pk")
    return [Seen(codes[row.report_id], row.at, _who(row), row.agency.name) for row in rows]


@dataclass(frozen=True, slots=True)
class Often:
    """A report with how many looks are noted at it, one an officer and day, and the last of them."""

    subject: str
    times: int
    last: Seen


def often(reports: list[Report]) -> list[Often]:
    """Of each report that was looked at, the one looked at last first. One query."""
    subjects = {one.code: one.subject for one in reports}
    found: dict[str, list[Seen]] = {}
    for seen in looks(reports):
        found.setdefault(seen.code, []).append(seen)
    return [Often(subjects[code], len(theirs), theirs[0]) for code, theirs in found.items()]


def seen_on(day: date, officer_id: int, reports: Iterable[Report]) -> set[int]:
    """Of these the keys of those at which the officer's look of that day is noted."""
    rows = Look.objects.filter(report__in=reports, officer=officer_id, day=day)
    return set(rows.values_list("report", flat=True))


def _who(row: Look) -> str:
    role = ROLES.get(row.role, row.role)
    return f"{row.officer.rank}, {role.lower()}" if row.officer.rank else role
