from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import NotThere
from andan.reports import queries
from andan.reports.actions.look import look
from andan.reports.models import Evidence
from andan.reports.queries.horizon import horizon
from andan.reports.views import serving


@staff_only
@require_safe
def evidence(request: HttpRequest, code: str, evidence_id: UUID) -> HttpResponseBase:
    """The file itself."""
    return serving.whole(request, _found(request, code, evidence_id))


@staff_only
@require_safe
def thumbnail(request: HttpRequest, code: str, evidence_id: UUID) -> HttpResponseBase:
    """A small picture of it. Raises NotThere when there is none."""
    return serving.small(_found(request, code, evidence_id))


@staff_only
@never_cache
@require_safe
def digests(request: HttpRequest, code: str) -> HttpResponse:
    """Every file of the report read again and hashed: does it still match the ledger?"""
    actor = actor_of(request)
    report = queries.report(actor, code)
    context = {"report": report, "checked": queries.checked_evidence(report, horizon(actor, report))}
    part = request.headers.get("HX-Target") == "chung-cu"
    template = "reports/desk/evidence_checked.html" if part else "reports/desk/digests.html"
    look(actor=actor, report=report)
    return render(request, template, context)


def _found(request: HttpRequest, code: str, evidence_id: UUID) -> Evidence:
    actor = actor_of(request)
    row = queries.evidence(actor, "", str(evidence_id))
    if row.report is None or row.report.code != code:
        raise NotThere()
    look(actor=actor, report=row.report)
    return row
