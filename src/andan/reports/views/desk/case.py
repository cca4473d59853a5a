from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.reports import queries
from andan.reports.actions.look import look
from andan.reports.models import Report
from andan.reports.queries.work import neighbours
from andan.reports.views.desk.law import law
from andan.reports.views.desk.story import story
from andan.reports.views.desk.why import reason


@staff_only
@never_cache
@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    """One report: the story at the left, the law and the one next step at the right."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    page = render(request, "reports/desk/case.html", casefile(actor, report))
    look(actor=actor, report=report)
    return page


def casefile(actor: Actor, report: Report) -> dict[str, Any]:
    """Everything a case page shows."""
    before, after = neighbours(actor, report)
    told = story(actor, report)
    return {
        "report": report,
        "before": before,
        "after": after,
        "why": reason(report, told["transfers"]),
        **told,
        **law(actor, report, told["transfers"]),
    }
