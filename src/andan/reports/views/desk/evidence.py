from mimetypes import guess_type
from uuid import UUID

from django.core.files.base import File
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import NotThere
from andan.reports import queries
from andan.reports.models import Evidence


@staff_only
@require_safe
def evidence(request: HttpRequest, code: str, evidence_id: UUID) -> HttpResponseBase:
    """The file itself."""
    row = _found(request, code, evidence_id)
    return _served(row.file, row.content_type, row.name)


@staff_only
@require_safe
def thumbnail(request: HttpRequest, code: str, evidence_id: UUID) -> HttpResponseBase:
    """A small picture of it. Raises NotThere when there is none."""
    row = _found(request, code, evidence_id)
    if not row.thumbnail:
        raise NotThere()
    return _served(row.thumbnail, guess_type(row.thumbnail.name)[0] or "image/webp", "nho")


@staff_only
@never_cache
@require_safe
def digests(request: HttpRequest, code: str) -> HttpResponse:
    """Every file of the report read again and hashed: does it still match the ledger?"""
    report = queries.report(actor_of(request), code)
    context = {"report": report, "checked": queries.checked_evidence(report)}
    part = request.headers.get("HX-Target") == "chung-cu"
    template = "reports/desk/evidence_checked.html" if part else "reports/desk/digests.html"
    return render(request, template, context)


def _found(request: HttpRequest, code: str, evidence_id: UUID) -> Evidence:
    row = queries.evidence(actor_of(request), "", str(evidence_id))
    if row.report is None or row.report.code != code:
        raise NotThere()
    return row


def _served(stored: File, content_type: str, name: str) -> FileResponse:  # type: ignore[type-arg]
    """Shown in the page or alone, but never run, never sniffed, never kept by a cache on the way."""
    try:
        stream = stored.open("rb")
    except FileNotFoundError as missing:
        raise NotThere("Tệp này không còn trong kho. Báo người quản trị.") from missing
    answer = FileResponse(stream, content_type=content_type, filename=name)
    answer["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'"
    )
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
