"""Reports that may be about the same as one: each with its reasons, joined by one click."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.reports import policies, queries
from andan.reports.actions.join import join
from andan.reports.models import Report
from andan.reports.queries.alike import alike
from andan.reports.states import DESK, WORKED_ON
from andan.reports.views.desk.together import line
from andan.reports.views.desk.twice import joined_before

BESIDE = 3  # of them on the case itself
HERE = "ve-day"  # the button that joins the other to this one, not this one to the other


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def likes(request: HttpRequest, code: str) -> HttpResponse:
    """What looks alike at the agency of the report; sent, one of them is joined."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    if request.method == "POST":
        other = request.POST.get("other", "")
        joined, lead = (other, code) if HERE in request.POST else (code, other)
        told = joined_before(actor, queries.report(actor, joined), lead)
        if told:
            messages.info(request, told)
        else:
            join(actor=actor, code=joined, lead=lead)
        return redirect("desk:case", code=code)
    found = _likes(actor, report)
    if not request.headers.get("HX-Request"):
        return render(request, "reports/desk/alike.html", {"report": report, "likes": found})
    more = len(found) if len(found) > BESIDE else 0
    shown = {"report": report, "likes": found[:BESIDE], "more": more}
    return render(request, "reports/desk/alike_list.html", shown)


def _likes(actor: Actor, report: Report) -> list[dict[str, Any]]:
    """Nothing when the report is another agency's by now: what comes there is not for the one before."""
    if report.agency_id not in policies.covered(actor):
        return []
    works = actor.holds(*DESK, at=report.agency_id) and report.state in WORKED_ON and report.lead_id is None
    return [
        {
            **line(like.report),
            "reasons": like.reasons,
            "into": works and like.leads and not report.members_count,
            "here": works and like.follows,
        }
        for like in alike(report)
    ]
