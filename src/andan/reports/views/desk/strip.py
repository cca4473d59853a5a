"""The strip over the desk: four counts and today's ruler."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from andan.accounts.actors import Actor
from andan.reports import queries
from andan.reports.models import Report
from andan.reports.queries.board import Group
from andan.reports.queries.work import due_today
from andan.reports.views.desk.words import due_text, duty_name
from andan.web.rulers import Due


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the strip and the one fact under it."""

    label: str
    icon: str
    tone: str
    value: str
    note: str
    href: str


MARKS, CLOSE = 3, timedelta(hours=3)
_FACES = {
    "late": ("Quá hạn", "triangle-alert", "late"),
    "soon": ("Sắp đến hạn", "clock", "soon"),
    "new": ("Mới", "circle-plus", "new"),
    "wait": ("Chờ trả lời", "hourglass", "wait"),
}


def capped(count: int) -> str:
    """The count, or "500+" where counting stopped."""
    return f"{queries.COUNT_CAP}+" if count >= queries.COUNT_CAP else str(count)


def strip(counted: dict[str, int], groups: Sequence[Group] = ()) -> list[Count]:
    """The four counts; `groups` give the fact under each where they are at hand."""
    first = {group.key: group.rows[0] for group in groups if group.rows}
    return [
        Count(
            label,
            icon,
            tone if counted[key] else "",
            capped(counted[key]),
            _note(key, first.get(key)),
            f"{reverse('desk:queue')}?nhom={key}",
        )
        for key, (label, icon, tone) in _FACES.items()
    ]


def _note(key: str, report: Report | None) -> str:
    if report is None or report.next_due is None:
        return ""
    word = {"late": "lâu nhất từ", "new": "nhận trước"}.get(key, "gần nhất")
    return f"{word} {due_text(report.next_due)}"


def ruler(actor: Actor) -> list[Due]:
    """What is due today in the actor's area: the next few marks, one for duties of a kind that fall close together."""
    marks: list[list[Report]] = []
    for row in due_today(actor):
        if marks and _together(marks[-1][0], row):
            marks[-1].append(row)
        else:
            marks.append([row])
    return [_due(rows) for rows in marks[:MARKS]]


def _together(first: Report, row: Report) -> bool:
    if first.next_due is None or row.next_due is None or first.next_duty != row.next_duty:
        return False
    return row.next_due - first.next_due < CLOSE


def _due(rows: list[Report]) -> Due:
    first = rows[0]
    what = first.short_code if len(rows) == 1 else f"{len(rows)} việc"
    label = f"{duty_name(first.next_duty).lower()} {what}"
    return Due(first.next_due or first.submitted_at, label, first.urgency)
