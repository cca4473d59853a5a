"""The statistics of an officer's area: how many, how long, how late, with what result."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.reports import policies
from andan.reports.figures.periods import CHOSEN, KINDS, Period, after, around, before, week_of
from andan.reports.figures.tallies import WAITS, Figures
from andan.reports.figures.words import duty_name
from andan.reports.forms.desk.period import Asked, asked
from andan.reports.queries.figures import sums as queries
from andan.reports.queries.figures.areas import Area, offered, picked
from andan.reports.queries.figures.live import live
from andan.reports.queries.figures.tables import FEW, Row, Split, dimensions, duties, outcomes, splits
from andan.reports.views.desk.figures import pictures
from andan.web import wording

TEN = 10  # of fewer, nine tenths are all of them
FEWEST_WEEKS = 12  # in the picture: of a shorter period those before it are drawn too, in grey
KIND_NAMES = {"tuan": "Tuần", "thang": "Tháng", "quy": "Quý", "nam": "Năm", CHOSEN: "Chọn ngày"}


@staff_only
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """One area and one period, as pictures and as tables."""
    actor, wish = actor_of(request), asked(request.GET)
    here = offered(actor)
    area, recent = picked(here, wish.agency), live()
    names = _tables(area, wish)
    counted = queries.sums(area.keys, wish.period, recent, names)
    total = counted.total()
    weeks = queries.weeks(area.keys, *_drawn_weeks(wish.period), recent)
    mine = frozenset(wish.period.weeks(settings.WEEK_STARTS))
    context = {
        **_frame(actor, wish, area),
        "agencies": here,
        "recent": recent,
        "moment": clock.now(),
        "total": _shown(total),
        "columns": pictures.columns(weeks, mine),
        "shares": pictures.shares(weeks, mine),
        "trends": _trends(weeks),
        "by_place": wish.places_address if "commune" in dimensions(area) and not wish.places else "",
        "tables": [_table(table, wish) for table in splits(area, counted, names)] if total.sent else [],
        "duties": [{"duty": one, "share": _percent(one.late, one.met + one.late)} for one in duties(total)],
        "outcomes": _bars(outcomes(total)),
        "few": FEW,
    }
    return render(request, "reports/desk/figures/statistics.html", context)


def _tables(area: Area, wish: Asked) -> list[str]:
    """The tables of the page. Those of many communes are long, and drawn for whoever asks."""
    return [name for name in dimensions(area) if name != "commune" or wish.places]


def _frame(actor: Actor, wish: Asked, area: Area) -> dict[str, Any]:
    return {
        **chooser(wish),
        "area": area,
        "may_list": area.keys <= policies.listed(actor),
        "waits": [duty_name(name) for name in WAITS],
    }


def chooser(wish: Asked) -> dict[str, Any]:
    """The period, its neighbours and where to go from here."""
    period, starts, today = wish.period, settings.WEEK_STARTS, clock.today()
    following = after(period, starts)
    middle = min(period.end, today) if today >= period.start else period.start
    return {
        "wish": wish,
        "title": title(period),
        "address": wish.address(),
        "kinds": [
            {
                "name": KIND_NAMES[kind],
                "href": wish.address(around(kind, middle, starts)),
                "current": kind == period.kind,
            }
            for kind in KINDS
        ],
        "earlier": wish.address(before(period, starts)),
        "later": wish.address(following) if following.start <= today else "",
    }


def title(period: Period) -> str:
    """`tuần 20/11 – 26/11/2026`, `tháng 11/2026`, `quý 4/2026`, `năm 2026`, `01/11/2026 – 24/11/2026`."""
    start, end = period.start, period.end
    named = {
        "tuan": f"tuần {start:%d/%m} – {end:%d/%m/%Y}",
        "thang": f"tháng {start:%m/%Y}",
        "quy": f"quý {(start.month + 2) // 3}/{start.year}",
        "nam": f"năm {start.year}",
    }
    return named.get(period.kind, f"{start:%d/%m/%Y} – {end:%d/%m/%Y}")


def _drawn_weeks(period: Period) -> tuple[date, date]:
    """From which day to which weeks are drawn: never weeks to come, and never less than FEWEST_WEEKS."""
    last = max(min(period.end, clock.today()), period.start)
    first = min(period.start, week_of(last, settings.WEEK_STARTS) - timedelta(weeks=FEWEST_WEEKS - 1))
    return first, last


def _shown(figures: Figures) -> dict[str, Any]:
    """A line of figures in words."""
    states = figures.under("state")
    return {
        "figures": figures,
        "waits": [
            {
                "half": _span(figures.median(name)),
                "most": (most := _span(figures.nine_tenths(name)) if figures.timed(name) >= TEN else ""),
                "note": f"9 phần 10 trong {most}" if most else "",
            }
            for name in WAITS
        ],
        "late": pictures.percent(figures),
        "is_few": figures.decided < FEW,
        "resolved": states.get("resolved", 0),
        "refused": states.get("refused", 0),
    }


def _span(minutes: int | None) -> str:
    return "–" if minutes is None else wording.span(timedelta(minutes=minutes))


def _trends(weeks: dict[date, Figures]) -> dict[str, list[int]]:
    """The last weeks in small, only where each of them has something."""
    last = list(weeks.values())[-FEWEST_WEEKS:]
    halves = {
        name: [half for figures in last if (half := figures.median(name)) is not None]
        for name in ("reception", "result")
    }
    return {"sent": [figures.sent for figures in last], **halves}


def _table(table: Split, wish: Asked) -> dict[str, Any]:
    most = max((row.figures.sent for row in (*table.rows, *table.few)), default=1)
    return {
        "table": table,
        "rows": [_row(row, most) for row in table.rows],
        "few": [_row(row, most) for row in table.few],
        "csv": f"{wish.address()}&bang={table.dimension}",
    }


def _row(row: Row, most: int) -> dict[str, Any]:
    return {"label": row.label, "bar": round(row.figures.sent * 100 / most, 1), **_shown(row.figures)}


def _bars(rows: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """Parts of a whole, each with its share of all."""
    total, most = sum(count for _, count in rows), max((count for _, count in rows), default=1)
    return [
        {"label": label, "count": count, "bar": round(count * 100 / most, 1), "share": _percent(count, total)}
        for label, count in rows
    ]


def _percent(part: int, whole: int) -> str:
    """A share, or nothing where there is too little to take a share of."""
    return f"{wording.number(part * 100 / whole, 1)} %" if whole >= FEW else ""
