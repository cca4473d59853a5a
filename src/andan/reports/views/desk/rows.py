"""A report as one line of a list: everything said in words, nothing left to the template to work out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.reports.models import Report
from andan.reports.policies import covered
from andan.reports.states import UNTOUCHED, State
from andan.reports.views.desk.words import SHORT_CLASSES, brief, due_text, duty_name, short_duty, short_place
from andan.web import wording


@dataclass(frozen=True, slots=True)
class Row:
    """`share` is the used part of the term (over 1 when late); `told` says the same in words; `tone` colours both."""

    report: Report
    href: str
    place: str
    full_place: str
    short_class: str
    sent: str
    duty: str
    full_duty: str
    due: str
    share: float
    told: str
    tone: str
    holder: str


def rows(actor: Actor, reports: Iterable[Report]) -> list[Row]:
    """The reports as lines; several wards in view are told apart by name."""
    moment, several = clock.now(), len(covered(actor)) > 1
    return [_row(actor, report, moment, several=several) for report in reports]


def _row(actor: Actor, report: Report, moment: datetime, *, several: bool) -> Row:
    full_place = _place(report, several=several)
    fresh = report.state in UNTOUCHED and report.urgency == "ok"
    return Row(
        report=report,
        href=reverse("desk:case", args=[report.code]),
        place=short_place(full_place),
        full_place=full_place,
        short_class=SHORT_CLASSES[report.report_class],
        sent=brief(report.submitted_at),
        duty=short_duty(report.next_duty),
        full_duty=duty_name(report.next_duty),
        due=due_text(report.next_due),
        share=share_of(report.next_from, report.next_due, moment),
        told=wording.waited(report.changed_at, moment) if fresh else _left(report, moment),
        tone="new" if fresh else report.urgency,
        holder=_holder(actor, report),
    )


def share_of(start: datetime | None, due: datetime | None, moment: datetime) -> float:
    """The used part of a term, 0 at its start and 1 at its end."""
    if start is None or due is None or due <= start:
        return 0.0
    return max((moment - start) / (due - start), 0.0)


def _place(report: Report, *, several: bool) -> str:
    if several:
        return report.agency.commune.name if report.agency.commune else report.agency.name
    if report.quarter:
        return report.quarter.name
    return report.commune.name if report.commune else "không nhớ nơi"


def _left(report: Report, moment: datetime) -> str:
    if report.next_due is not None:
        return wording.left(report.next_due, moment)
    stopped = report.state == State.SUSPENDED
    return f"dừng {wording.span(moment - report.changed_at)}" if stopped else "không có hạn"


def _holder(actor: Actor, report: Report) -> str:
    if report.holder is None:
        return ""
    return "Bạn" if report.holder_id == actor.user_id else report.holder.full_name
