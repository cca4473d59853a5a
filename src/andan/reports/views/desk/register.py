from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.kit.refusals import Forbidden
from andan.places.models import Agency
from andan.reports import policies
from andan.reports.actions.export_register import export_register
from andan.reports.queries import book as queries
from andan.reports.queries.book import Line, agencies, last_number
from andan.reports.views.desk import book
from andan.reports.views.desk.book import COLUMNS

LINES, PRINTED = 50, 200  # on a page of the screen, and at once for the printer
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}  # nothing computes


@staff_only
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register of one agency and year, fifty numbers a page."""
    return render(request, "reports/desk/register.html", _asked(request, LINES))


@staff_only
@require_safe
def register_print(request: HttpRequest) -> HttpResponse:
    """Every column of the register, two hundred numbers at once, made to be printed on A4 landscape."""
    return render(request, "reports/desk/register_print.html", _asked(request, PRINTED))


@staff_only
@require_POST
def register_sheet(request: HttpRequest) -> HttpResponseBase:
    """The whole year as XLSX, written line by line to a file of its own and sent from there, with a fact of it."""
    actor = actor_of(request)
    agency, year = _book(request, _offered(actor))
    export_register(actor=actor, agency=agency, year=year)
    spooled = TemporaryFile(dir=settings.TEMPORARY)  # noqa: SIM115 - the response closes it
    _write(spooled, actor, agency, year)
    spooled.seek(0)
    name = f"so-tiep-nhan-{agency.code}-{year}.xlsx"
    return FileResponse(spooled, as_attachment=True, filename=name, content_type=XLSX)


def _asked(request: HttpRequest, lines: int) -> dict[str, Any]:
    """The lines that the address asks for, and where the pages before and after them are."""
    actor = actor_of(request)
    offered = _offered(actor)
    agency, year = _book(request, offered)
    start = _number(request, "tu", 1, most=10**8)
    last = last_number(agency, year)
    found = queries.register(actor, agency, year, start=start, count=lines)
    return {
        "agencies": offered,
        "agency": agency,
        "year": year,
        "years": range(clock.now().astimezone(HANOI).year, 2025, -1),
        "lines": [_shown(line) for line in found],
        "start": start,
        "last": last,
        "refusal": policies.may_take_register(actor, agency),
        "here": _page(agency, year, start),
        "newer": _page(agency, year, max(start - lines, 1)) if start > 1 else "",
        "older": _page(agency, year, start + lines) if start + lines <= last else "",
    }


def _offered(actor: Actor) -> list[Agency]:
    offered = agencies(actor)
    if not offered:
        raise Forbidden("Sổ tiếp nhận dành cho công an xử lý phản ánh và kiểm sát viên.")
    return offered


def _book(request: HttpRequest, offered: list[Agency]) -> tuple[Agency, int]:
    """The agency asked for, else the actor's own, else the first; and the year."""
    asked, own = request.GET.get("don_vi", ""), {post.agency_id for post in actor_of(request).posts}
    by_code = [agency for agency in offered if agency.code == asked]
    mine = [agency for agency in offered if agency.pk in own]
    return (by_code or mine or offered)[0], _number(
        request, "nam", clock.now().astimezone(HANOI).year, most=9999
    )


def _number(request: HttpRequest, name: str, default: int, *, most: int) -> int:
    text = request.GET.get(name, "")
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 10 else default


def _page(agency: Agency, year: int, start: int) -> str:
    return f"?don_vi={agency.code}&nam={year}&tu={start}"


def _shown(line: Line) -> dict[str, Any]:
    """A line as the register prints it. Never who reported, never where they live."""
    return {
        "line": line,
        "report": line.report,
        "ending": f"Chuyển {book.moved_to(line)}" if line.transfer else book.ending(line),
        "source": book.source(line),
        "informant": book.informant(line),
        "first_class": book.first_class(line),
        "where": book.where(line),
        "assigned": {what: book.assigned(line, what) for what in ("at", "to", "by")},
        "joined": book.joined(line),
        "decision": book.decision(line),
        "other": book.other_result(line),
        "high_tech": book.high_tech(line),
    }


def _write(stream: IO[bytes], actor: Actor, agency: Agency, year: int) -> None:
    options = {
        **PLAIN,
        "constant_memory": True,
        "default_date_format": "dd/mm/yyyy hh:mm",
        "tmpdir": settings.TEMPORARY,
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        sheet = workbook.add_worksheet(f"Năm {year}")
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, [column.title for column in COLUMNS], bold)
        for row, line in enumerate(queries.whole(actor, agency, year), start=1):
            sheet.write_row(row, 0, _cells(line))


def _cells(line: Line) -> list[Any]:
    """Of a report whose use a person restricted, only the number leaves the house."""
    columns = COLUMNS if line.report.limited_at is None else COLUMNS[:1]
    return [column.value(line) for column in columns]
