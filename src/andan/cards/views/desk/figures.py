"""How many cards came and went, week by week and office by office. Numbers, never a name."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.queries import Figures, Tally
from andan.cards.views.desk.board import number
from andan.kit.refusals import Forbidden

WEEKS = (12, 26, 52)
COLUMNS = ["Về", "Giao", "Trả về", "Nửa số đã giao, trong (ngày)"]
PLAIN = {"in_memory": True, "strings_to_formulas": False}  # nothing on a disk, nothing that computes
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEIGHT, STEP, BAR, HEAD = 150, 70, 24, 22  # pixels


@dataclass(frozen=True, slots=True)
class Bar:
    """Pixels of one bar, and the count it stands for."""

    kind: str
    count: int
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Pair:
    """What came in one week and what was handed over."""

    start: date
    middle: int
    bars: tuple[Bar, Bar]


@staff_only
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The last weeks (`tuan`: 12, 26 or 52) as bars and as a table, then the offices."""
    found, weeks = _asked(request)
    context = {
        "figures": found,
        "weeks": [{"start": start, "tally": tally} for start, tally in _rows(found)],
        "offered": WEEKS,
        "asked": weeks,
        "chart": _chart(found),
        "median": found.total.median_days,
    }
    return render(request, "cards/desk/figures.html", context)


@staff_only
@require_safe
def figures_sheet(request: HttpRequest) -> HttpResponse:
    """The same numbers as XLSX: weeks, then offices."""
    found, _ = _asked(request)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, PLAIN) as workbook:
        weeks = [[start.strftime("%d/%m/%Y"), *_cells(tally)] for start, tally in _rows(found)]
        _write(workbook.add_worksheet("Theo tuần"), ["Tuần từ", *COLUMNS], weeks)
        offices = [[one.agency.name, *_cells(one.total), one.waiting, one.over] for one in found.offices]
        _write(
            workbook.add_worksheet("Theo đơn vị"), ["Đơn vị", *COLUMNS, "Đang chờ", "Quá hạn giữ"], offices
        )
    answer = HttpResponse(buffer.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="so-lieu-the.xlsx"'
    return answer


def _asked(request: HttpRequest) -> tuple[Figures, int]:
    """The figures of as many weeks as the address asks for. Raises Forbidden."""
    actor = actor_of(request)
    if not policies.counted(actor):
        raise Forbidden("Số liệu thẻ dành cho công an giữ thẻ, ban chỉ đạo và quản trị.")
    weeks = number(request.GET, "tuan")
    weeks = weeks if weeks in WEEKS else WEEKS[0]
    return queries.figures(actor, weeks), weeks


def _cells(tally: Tally) -> list[int | None]:
    return [tally.arrived, tally.collected, tally.returned, tally.median_days]


def _write(sheet: Any, head: list[str], rows: list[list[Any]]) -> None:
    for place, row in enumerate([head, *rows]):
        sheet.write_row(place, 0, row)
    sheet.set_column(0, 0, 28)
    sheet.freeze_panes(1, 0)


def _rows(found: Figures) -> list[tuple[date, Tally]]:
    """The newest week first."""
    return list(reversed(list(zip(found.starts, found.weeks, strict=True))))


def _chart(found: Figures) -> dict[str, Any]:
    """The last twelve weeks as pairs of bars that start at zero."""
    shown = list(zip(found.starts, found.weeks, strict=True))[-WEEKS[0] :]
    most = max((max(tally.arrived, tally.collected) for _, tally in shown), default=0) or 1
    pairs = [_pair(place * STEP, start, tally, most) for place, (start, tally) in enumerate(shown)]
    foot = HEAD + HEIGHT
    return {"pairs": pairs, "width": len(pairs) * STEP, "foot": foot, "height": foot + 24, "bar": BAR}


def _pair(x: int, start: date, tally: Tally, most: int) -> Pair:
    came = _bar("came", tally.arrived, x + 6, most)
    return Pair(start, x + 6 + BAR + 2, (came, _bar("went", tally.collected, x + 6 + BAR + 4, most)))


def _bar(kind: str, count: int, x: int, most: int) -> Bar:
    height = round(count * HEIGHT / most, 1)
    return Bar(kind, count, x, HEAD + HEIGHT - height, height)
