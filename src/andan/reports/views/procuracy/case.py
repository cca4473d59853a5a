"""One case as the procuracy reads it: its whole clock, what was done and decided, and what was remarked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.reports import policies, queries
from andan.reports.actions.look import look
from andan.reports.models import Duty, Remark, Report
from andan.reports.queries.horizon import horizon
from andan.reports.queries.oversight.areas import agencies
from andan.reports.queries.oversight.remarks import of_report
from andan.reports.states import VERBS
from andan.reports.views.desk.story import story
from andan.reports.views.desk.words import duty_name
from andan.web import wording

DECISIONS = ("classification", "refusal", "transfer", "approval", "denial", "suspension", "resumption", "result",
             "conclusion", "reopening", "informing")  # fmt: skip
DOES = ("approval", "denial", "remark")


@staff_only
@never_cache
@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    agencies(actor)
    report = queries.report(actor, code)
    page = render(request, "reports/procuracy/case.html", _file(actor, report))
    look(actor=actor, report=report)
    return page


def _file(actor: Actor, report: Report) -> dict[str, Any]:
    told, until = story(actor, report), horizon(actor, report)
    remarks = [row for row in of_report(report) if until is None or row.made_at < until.at]
    requests = report.extension_requests.select_related("asked_by", "decided_by")
    return {
        "report": report,
        **told,
        "clock": [_line(duty) for duty in queries.duties(report, whole=until is None)],
        "decisions": [line for line in told["log"] if line["step"].noun in DECISIONS],
        "requests": [] if until else list(requests),
        "remarks": [shown(row) for row in remarks],
        "verbs": _verbs(actor, report),
    }


def shown(row: Remark) -> dict[str, Any]:
    """A remark with its own term in words."""
    moment = clock.now()
    tone = row.urgency(moment)
    if row.answered_at is None:
        said = wording.left(row.due_at, moment)
    elif tone == "late":
        said = f"trả lời trễ {wording.span(row.answered_at - row.due_at)}"
    else:
        said = f"trả lời sau {wording.span(row.answered_at - row.made_at)}"
    return {"row": row, "tone": tone, "said": said}


def _verbs(actor: Actor, report: Report) -> list[dict[str, str]]:
    """What a procurator may do here: grant or deny the second extension, and remark."""
    return [
        {"noun": noun, "label": VERBS[noun].label, "href": reverse("desk:act", args=[report.code, noun])}
        for noun in DOES
        if policies.refusal_of(VERBS[noun], actor, report) is None
    ]


def _line(duty: Duty) -> dict[str, Any]:
    """A line of the clock: what, by which rule, from when, by when, when it was done and how late."""
    moment = clock.now()
    late = duty.was_late(moment)
    return {
        "duty": duty,
        "title": duty_name(duty.duty),
        "tone": "late" if late else "done" if duty.done_at else "soon" if moment >= duty.soon_at else "ok",
        "late": wording.span((duty.done_at or moment) - duty.due_at) if late else "",
        "left": "" if duty.done_at or late else wording.left(duty.due_at, moment),
    }
