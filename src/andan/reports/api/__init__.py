"""Reports for programs: /api/v1/reports."""

from functools import cache, partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from andan.reports import limits, queries
from andan.reports.actions.look import look
from andan.reports.actions.submit import submit
from andan.reports.api import reading, searching, sending, verbs
from andan.reports.api.given import ReportIn
from andan.reports.api.once import once
from andan.reports.api.searching import SearchIn
from andan.reports.api.shown import ReportOut, ReportPage, Sent
from andan.reports.models import Report
from andan.web.api import actor_behind
from andan.web.paging import page

router = Router(tags=["reports"])
router.add_router("", verbs.router)


@router.post("", response={201: Sent}, summary="Gửi phản ánh")
def send(request: HttpRequest, body: ReportIn) -> HttpResponse:
    given = sending.submission(actor_behind(request), body)
    return once(request, 201, _sent, partial(submit, submission=given), limits.REPORTS)


@router.get("", response=ReportPage, summary="Các phản ánh được xem")
def listing(request: HttpRequest, state: str = "", cursor: str = "", limit: int = 25) -> ReportPage:
    actor = actor_behind(request)
    rows = queries.visible(actor).select_related("agency")
    found = page(
        rows.filter(state=state) if state else rows, by=("submitted_at", "pk"), cursor=cursor, limit=limit
    )
    return ReportPage(
        items=[reading.line(report, staff=reading.holds(actor, report)) for report in found.rows],
        next=found.next,
    )


@router.post("/search", response=ReportPage, summary="Tìm trong các phản ánh được xem")
def search(request: HttpRequest, body: SearchIn) -> ReportPage:
    return searching.found(actor_behind(request), body)


@router.get("/{code}", response=ReportOut, summary="Một phản ánh")
def one(request: HttpRequest, code: str) -> ReportOut:
    actor = actor_behind(request)
    found = queries.report(actor, code)
    look(actor=actor, report=found)
    return reading.whole(actor, found)


def _sent(report: Report) -> dict[str, object]:
    """A named report is read at its own address; an anonymous one with the receipt code, which is in no address."""
    address, receipt = (
        (reverse("follow:start"), report.receipt) if report.anonymous else (_address(report.code), "")
    )
    return {"code": report.code, "state": report.state, "receipt_url": address, "receipt": receipt}


def _address(code: str) -> str:
    return _pattern().replace(_CODE, code)


@cache
def _pattern() -> str:
    """The address of a report, looked up once: a report's code needs no quoting."""
    return reverse("reports:report", args=[_CODE])


_CODE = "AD-CODE"
