"""Workbooks that the worker makes: ask for one, see how far it is, fetch it."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import NotThere
from andan.reports.actions.ask_export import ask_export
from andan.reports.actions.make_export import path_of
from andan.reports.figures.periods import Period
from andan.reports.forms.desk.period import asked
from andan.reports.models import Export
from andan.reports.queries import exports as queries
from andan.reports.queries.figures.areas import area_of_lists
from andan.reports.views.desk.figures.page import title

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def workbooks(request: HttpRequest) -> HttpResponse:
    """What the officer asked for last; POST asks for the area and period of the address."""
    actor, wish = actor_of(request), asked(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        made = ask_export(actor=actor, agency=wish.agency, period=wish.period)
        return redirect("desk:workbook", export_id=made.pk)
    area_of_lists(actor)
    context = {"exports": [_shown(one) for one in queries.exports(actor)]}
    return render(request, "reports/desk/figures/workbooks.html", context)


@staff_only
@require_safe
def workbook(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """One of them: how far it is, and where it is fetched."""
    context = {"shown": _shown(queries.export(actor_of(request), export_id))}
    name = "workbook_progress.html" if request.headers.get("HX-Request") else "workbook.html"
    return render(request, f"reports/desk/figures/{name}", context)


@staff_only
@require_safe
def workbook_file(request: HttpRequest, export_id: UUID) -> HttpResponseBase:
    """The workbook itself, for who asked for it and still reads this area."""
    actor = actor_of(request)
    found = queries.export(actor, export_id)
    if not {*found.covers} <= area_of_lists(actor, found.agency).keys:
        raise NotThere("Tệp này có phản ánh của đơn vị bạn không còn phụ trách. Làm lại tệp mới.")
    try:
        stream = path_of(found).open("rb")
    except FileNotFoundError:
        raise NotThere("Tệp này không còn. Làm lại tệp mới.") from None
    name = f"phan-anh-{found.since:%Y%m%d}-{found.until:%Y%m%d}.xlsx"
    answer = FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _shown(export: Export) -> dict[str, object]:
    return {
        "export": export,
        "title": title(Period(export.kind, export.since, export.until)),
        "href": reverse("desk:workbook", args=[export.pk]),
        "is_under_way": export.state in Export.UNDER_WAY,
        "is_fetchable": export.state == Export.DONE and export.form == "xlsx",
    }
