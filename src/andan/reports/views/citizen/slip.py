"""The receipt: on the page, to print, and as a text file."""

from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.reports import queries
from andan.reports.models import Report
from andan.reports.queries import papers
from andan.reports.queries.sending import JUST_NOW
from andan.reports.views.citizen import spelling
from andan.web.handing import handed

INK, QUIET_ZONE = "#1d1b19", 4  # modules around the code


def context(report: Report) -> dict[str, Any]:
    """What the page after sending shows."""
    return {
        "report": report,
        "office": report.agency,
        "qr": qr(report),
        "spelled": spelling.groups(report.receipt),
        "follow": reverse("follow:start"),
        "site": settings.SITE_URL,
        "minutes": int(JUST_NOW.total_seconds() // 60),
        "terms": {duty.duty: duty for duty in queries.duties(report)},
    }


def qr(report: Report) -> SafeString:
    """An address and nothing else: where to follow. No name, no receipt code."""
    code = segno.make(address(report), error="q", micro=False)
    drawn = code.svg_inline(
        border=QUIET_ZONE, dark=INK, omitsize=True, svgclass=None, lineclass=None, title="Mã QR"
    )
    return mark_safe(drawn)


def address(report: Report) -> str:
    """Where to follow it: with the receipt code, or signed in."""
    page = reverse("follow:start") if report.anonymous else reverse("reports:report", args=[report.code])
    return f"{settings.SITE_URL}{page}"


def as_issued(actor: Actor, report: Report, paper_code: str) -> HttpResponse:
    """A paper addressed to the reporter that stands, as PDF. Raises NotThere."""
    found = next((one for one in papers.for_reporter(report) if one.code == paper_code), None)
    if found is None:
        raise NotThere("Không có giấy này, hoặc giấy không còn hiệu lực.")
    return handed(found.file_name, "pdf", papers.content(actor, found, "pdf"))


def as_text(request: HttpRequest, report: Report) -> HttpResponse:
    """A plain text file that any phone can keep. Its name says nothing."""
    told = render_to_string(
        "reports/citizen/receipt.txt",
        {"report": report, "spelled": spelling.in_one_line(report.receipt), "address": address(report)},
        request,
    )
    response = HttpResponse(told, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="bien-nhan-an-dan.txt"'
    response["Cache-Control"] = "private, no-store"
    return response
