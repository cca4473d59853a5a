"""My reports, and the draft that waits."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.actors import ActorKind
from andan.accounts.sessions import actor_of
from andan.kit.refusals import NotThere
from andan.reports import queries
from andan.reports.actions.adopt_draft import adopt_draft
from andan.reports.actions.discard_draft import discard_draft
from andan.reports.forms.wizard.steps import SCREENS
from andan.reports.models import Report
from andan.reports.views.citizen import terms
from andan.reports.views.citizen.writing import COOKIE, Writing, drop_cookie, left_behind, open_writing

A_PAGE = 30


@require_safe
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """My reports, open ones first; for somebody signed out the ways to report."""
    actor, writing = actor_of(request), open_writing(request)
    found = Paginator(queries.mine(actor), A_PAGE).get_page(request.GET.get("trang"))
    reports = list(found)
    lines = terms.of_reports(reports)
    context = {
        "open": [card(report, lines) for report in reports if report.is_open],
        "closed": [card(report, lines) for report in reports if not report.is_open],
        "newer": f"?trang={found.previous_page_number()}" if found.has_previous() else "",
        "older": f"?trang={found.next_page_number()}" if found.has_next() else "",
        "signed_out": actor.kind == ActorKind.ANONYMOUS,
        "draft": writing.draft,
        "draft_href": resume_at(writing),
        "left_behind": None if actor.kind == ActorKind.ANONYMOUS else left_behind(request),
    }
    return render(request, "reports/citizen/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest) -> HttpResponse:
    """Ask first, then forget the draft and its files."""
    writing = open_writing(request)
    if writing.draft is None:
        return HttpResponseRedirect(reverse("reports:mine"))
    if request.method != "POST":
        return render(request, "reports/citizen/discard.html", {"draft": writing.draft})
    discard_draft(draft=writing.draft)
    response = HttpResponseRedirect(reverse("reports:mine"))
    drop_cookie(response, COOKIE)
    return response


@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    """Somebody who began signed out says: this draft is mine."""
    draft, writing = left_behind(request), open_writing(request)
    if draft is None or not writing.owner:
        raise NotThere()
    adopt_draft(draft=draft, owner=writing.owner)
    response = HttpResponseRedirect(reverse("reports:mine"))
    drop_cookie(response, COOKIE)
    return response


def resume_at(writing: Writing) -> str:
    """The first screen on which something is still to be done."""
    asked = writing.sheet.asked
    after = next((screen for screen in SCREENS if screen.slug not in asked), SCREENS[-1])
    return reverse("reports:wizard", args=[after.slug])


def card(report: Report, lines: dict[int, terms.Term]) -> dict[str, Any]:
    """The parameters of the part `report_card`."""
    term = lines.get(report.pk)
    return {
        "href": reverse("reports:report", args=[report.code]),
        "title": report.subject,
        "note": report.agency.name,
        "code": report.code,
        "badge_tone": report.face.tone,
        "badge_icon": report.face.icon,
        "badge_text": report.face.word,
        "total": term.total if term and report.is_open else None,
        "left": term.left if term else None,
        "call": "Cán bộ đang chờ bạn trả lời" if report.question_open else "",
    }
