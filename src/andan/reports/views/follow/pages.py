"""Following an anonymous report with its receipt code and nothing else. The code is in no address and no session."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.reports import limits, queries
from andan.reports.forms.receipt_code import ReceiptCodeForm
from andan.reports.models import Evidence
from andan.reports.policies import receipt_bearer
from andan.reports.queries.alike import parts
from andan.reports.views import serving
from andan.reports.views.citizen import replies, slip
from andan.reports.views.citizen.page import Doors, context
from andan.reports.views.citizen.writing import drop_cookie, put_cookie
from andan.web.tries import spend

COOKIE, PATH, OPEN_FOR = "theo-doi", "/theo-doi/", timedelta(minutes=30)
DOORS = Doors("follow")
EXPIRED = "Đã quá 30 phút hoặc chưa nhập mã. Nhập lại mã biên nhận."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a right one opens the report in this browser for half an hour."""
    form = ReceiptCodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "reports/citizen/follow.html", {"form": form}, status=status)
    spend(request, limits.RECEIPTS)
    try:
        _, report = queries.by_receipt(form.cleaned_data["receipt"])
    except NotThere as unknown:
        form.add_error("receipt", unknown.reason)
        return render(request, "reports/citizen/follow.html", {"form": form}, status=422)
    response = HttpResponseRedirect(reverse("follow:report"))
    put_cookie(response, COOKIE, report.code, OPEN_FOR, PATH)
    return response


@require_safe
@never_cache
def report(request: HttpRequest) -> HttpResponse:
    if not _code(request):
        return HttpResponseRedirect(reverse("follow:start"))
    bearer, code = _bearer(request)
    shown = context(bearer, queries.report(bearer, code), DOORS)
    return render(request, "reports/citizen/report.html", shown)


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    return replies.answer(request, *_bearer(request), DOORS)


@require_POST
def rating(request: HttpRequest) -> HttpResponse:
    return replies.rating(request, *_bearer(request), DOORS)


@require_POST
def reopening(request: HttpRequest) -> HttpResponse:
    return replies.reopening(request, *_bearer(request), DOORS)


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    return slip.as_text(request, queries.report(*_bearer(request)))


@require_safe
@never_cache
def paper(request: HttpRequest, paper_code: str) -> HttpResponse:
    bearer, code = _bearer(request)
    return slip.as_issued(bearer, queries.report(bearer, code), paper_code)


@require_POST
def part(request: HttpRequest) -> HttpResponse:
    """From the report to a part split off from it, or back: one receipt code opens both."""
    bearer, code = _bearer(request)
    wanted = request.POST.get("code", "")
    found = next((row for row in parts(queries.report(bearer, code)) if row.code == wanted), None)
    if found is None:
        raise NotThere()
    response = HttpResponseRedirect(reverse("follow:report"))
    put_cookie(response, COOKIE, found.code, OPEN_FOR, PATH)
    return response


@require_POST
def close(_request: HttpRequest) -> HttpResponse:
    """This browser forgets which report it followed."""
    response = HttpResponseRedirect(reverse("follow:start"))
    drop_cookie(response, COOKIE, PATH)
    return response


@require_safe
def file(request: HttpRequest, evidence_id: UUID) -> HttpResponseBase:
    return serving.whole(request, _evidence(request, evidence_id))


@require_safe
def thumbnail(request: HttpRequest, evidence_id: UUID) -> HttpResponseBase:
    return serving.small(_evidence(request, evidence_id))


def _evidence(request: HttpRequest, evidence_id: UUID) -> Evidence:
    bearer, _ = _bearer(request)
    return queries.evidence(bearer, "", str(evidence_id))


def _bearer(request: HttpRequest) -> tuple[Actor, str]:
    """Whoever showed the code in this browser, and the report. Raises NotThere after half an hour."""
    code = _code(request)
    if not code:
        raise NotThere(EXPIRED)
    return receipt_bearer(code), code


def _code(request: HttpRequest) -> str:
    return str(request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=OPEN_FOR))
