from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.kit.refusals import Forbidden
from andan.places.models import Agency
from andan.reports.queries.book import Line, agencies, last_number
from andan.reports.queries.book import register as lines_of
from andan.reports.figures.words import CHANNELS

LINES = 50


@staff_only
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register of one agency and year, fifty numbers a page, made to be printed."""
    actor = actor_of(request)
    offered = agencies(actor)
    if not offered:
        raise Forbidden("Sổ tiếp nhận dành cho công an xử lý phản ánh và kiểm sát viên.")
    agency = _agency(request, offered, {post.agency_id for post in actor.posts})
    year = _number(request, "nam", clock.now().astimezone(HANOI).year, most=9999)
    start = _number(request, "tu", 1, most=10**8)
    last = last_number(agency, year)
    context = {
        "agencies": offered,
        "agency": agency,
        "year": year,
        "years": range(clock.now().astimezone(HANOI).year, 2025, -1),
        "lines": [_shown(line) for line in lines_of(actor, agency, year, start=start, count=LINES)],
        "start": start,
        "last": last,
        "newer": _page(agency, year, max(start - LINES, 1)) if start > 1 else "",
        "older": _page(agency, year, start + LINES) if start + LINES <= last else "",
    }
    return render(request, "reports/desk/register.html", context)


def _agency(request: HttpRequest, offered: list[Agency], own: set[int]) -> Agency:
    """The agency asked for, else the actor's own, else the first."""
    asked = request.GET.get("don_vi", "")
    by_code = [agency for agency in offered if agency.code == asked]
    mine = [agency for agency in offered if agency.pk in own]
    return (by_code or mine or offered)[0]


def _number(request: HttpRequest, name: str, default: int, *, most: int) -> int:
    text = request.GET.get(name, "")
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 10 else default


def _page(agency: Agency, year: int, start: int) -> str:
    return f"?don_vi={agency.code}&nam={year}&tu={start}"


def _shown(line: Line) -> dict[str, Any]:
    """A line as the register prints it. Never who reported, never where they live."""
    return {"line": line, "report": line.report, "ending": _ending(line), "source": _source(line)}


def _source(line: Line) -> str:
    name = CHANNELS.get(line.report.channel, line.report.channel)
    return name[:1].upper() + name[1:]


def _ending(line: Line) -> str:
    if line.transfer is not None:
        return f"Chuyển {line.transfer.to_agency.name}"
    endings = getattr(line.report, "endings", [])
    return endings[-1].detail if endings and not line.report.is_open else ""
