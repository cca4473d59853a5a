"""The strip over the desk: four counts and today's ruler."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from andan.accounts.actors import Actor
from andan.reports import queries
from andan.reports.models import Report
from andan.reports.queries.desk import Group, due_today
from andan.reports.views.desk.words import duty_name
from andan.web import wording
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
            tone,
            capped(counted[key]),
            _note(key, first.get(key)),
            f"{reverse('desk:queue')}?nhom={key}",
        )
        for key, (label, icon, tone) in _FACES.items()
    ]


def _note(key: str, report: Report | None) -> str:
    if report is None or report.next_due is None:
        return ""
    if key == "new":
        return f"nhận trước {wording.hour(report.next_due)}"
    return f"{'lâu nhất từ' if key == 'late' else 'gần nhất'} {_short(report)}"


def _short(report: Report) -> str:
    due = report.next_due
    return wording.local(due).strftime("%d/%m %H:%M") if due else ""


def ruler(actor: Actor) -> list[Due]:
    """What is due today in the actor's area."""
    return [
        Due(row.next_due, f"{duty_name(row.next_duty).lower()} {row.short_code}", row.urgency)
        for row in due_today(actor)
        if row.next_due
    ]
