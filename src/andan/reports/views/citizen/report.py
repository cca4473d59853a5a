"""My report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.sessions import actor_of, signed_in
from andan.kit.refusals import NotThere
from andan.reports import policies, queries
from andan.reports.models import Report
from andan.reports.views.citizen import replies, slip
from andan.reports.views.citizen.page import Doors, context

PAGE = "reports/citizen/report.html"


@require_safe
@signed_in
@never_cache
def report(request: HttpRequest, code: str) -> HttpResponse:
    found = own(request, code)
    about = request.GET.get("lan-mo", "")
    return render(request, PAGE, context(actor_of(request), found, Doors("reports", code), about=about))


@require_POST
@signed_in
def answer(request: HttpRequest, code: str) -> HttpResponse:
    own(request, code)
    return replies.answer(request, actor_of(request), code, Doors("reports", code))


@require_POST
@signed_in
def rating(request: HttpRequest, code: str) -> HttpResponse:
    own(request, code)
    return replies.rating(request, actor_of(request), code, Doors("reports", code))


@require_POST
@signed_in
def reopening(request: HttpRequest, code: str) -> HttpResponse:
    own(request, code)
    return replies.reopening(request, actor_of(request), code, Doors("reports", code))


@require_safe
@signed_in
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The slip as a file to keep."""
    return slip.as_text(request, own(request, code))


@require_safe
@signed_in
@never_cache
def paper(request: HttpRequest, code: str, paper_code: str) -> HttpResponse:
    """A paper addressed to the reporter, as it was issued."""
    return slip.as_issued(actor_of(request), own(request, code), paper_code)


def own(request: HttpRequest, code: str) -> Report:
    """The report, for its reporter only: an officer has another page for it. Raises NotThere."""
    found, actor = queries.report(actor_of(request), code), actor_of(request)
    if not policies.is_reporter(actor, found):
        raise NotThere("Không có phản ánh này, hoặc phản ánh không phải của bạn.")
    return found
