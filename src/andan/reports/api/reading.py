"""From rows to what programs get."""

from typing import Any

from andan.accounts.actors import Actor
from andan.places.models import Commune
from andan.reports import queries
from andan.reports.api.shown import DutyOut, ReportLine, ReportOut, StepOut
from andan.reports.models import Duty, Report, Step
from andan.reports.policies import TOLD_DUTIES, may_see
from andan.reports.queries.alike import together
from andan.reports.queries.horizon import horizon


def holds(actor: Actor, report: Report) -> bool:
    """Whether it lies with an agency whose cases the actor reads: what goes on inside is theirs to know."""
    return actor.is_staff and may_see(actor, report)


def line(report: Report, *, staff: bool) -> ReportLine:
    """One report of a list. Needs `agency` loaded."""
    return ReportLine(**_line(report, staff=staff))


def whole(actor: Actor, report: Report) -> ReportOut:
    """One report with its steps and duties; for the reporter without internal ones, and of officers their office.

    A former agency reads it as far as its horizon.
    """
    staff, until = actor.is_staff, horizon(actor, report)
    all_of_it = staff and until is None
    steps = queries.timeline(report, staff=staff, until=until)
    beside = together(actor, report, steps) if all_of_it else {}
    codes = {name: [row.code for row in rows] for name, rows in beside.items()}
    return ReportOut(
        **_line(report, staff=all_of_it),
        story=report.story,
        consequence=report.consequence,
        occurrence=report.occurrence,
        occurred_at=report.occurred_at,
        commune=_place(report.commune),
        address=report.address,
        latitude=report.latitude,
        longitude=report.longitude,
        channel=report.channel,
        level=report.level,
        holder=report.holder.titled_name if all_of_it and report.holder else "",
        question_open=report.question_open,
        score=report.score,
        lead="".join(codes.get("leads", [])),
        members=codes.get("members", []),
        parent="".join(codes.get("parents", [])),
        children=codes.get("children", []),
        steps=[_step(step, staff=staff) for step in steps],
        duties=[_duty(duty) for duty in queries.duties(report, whole=all_of_it)],
    )


def _line(report: Report, *, staff: bool) -> dict[str, Any]:
    told = staff or report.next_duty in TOLD_DUTIES
    return {
        "code": report.code,
        "state": report.state,
        "version": report.version,
        "kind": report.kind_id,
        "subject": report.subject,
        "agency": report.agency.code,
        "report_class": report.report_class,
        "anonymous": report.anonymous,
        "number": report.number,
        "number_year": report.number_year,
        "submitted_at": report.submitted_at,
        "changed_at": report.changed_at,
        "next_duty": report.next_duty if told else "",
        "next_due": report.next_due if told else None,
        "urgency": report.urgency if told else "ok",
    }


def _place(commune: Commune | None) -> str:
    return f"{commune.name}, {commune.province.name}" if commune else ""


def _step(step: Step, *, staff: bool) -> StepOut:
    name = step.actor_name if staff else step.agency_name
    return StepOut(
        verb=step.noun,
        at=step.at,
        state=step.state,
        by=name or "reporter",
        agency=step.agency_name,
        detail=step.detail,
        text=step.words,
        entry=step.entry,
    )


def _duty(duty: Duty) -> DutyOut:
    return DutyOut(
        duty=duty.duty,
        limit=duty.limit,
        basis=duty.basis,
        started_at=duty.started_at,
        due_at=duty.due_at,
        done_at=duty.done_at,
        stopped_at=duty.stopped_at,
    )
