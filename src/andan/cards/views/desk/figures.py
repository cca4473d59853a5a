"""How many cards came and went, week by week and office by office. Numbers, never a name."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.queries import Figures, Tally
from andan.cards.views.desk.board import number
from andan.kit.refusals import Forbidden

WEEKS = (12, 26, 52)
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
    actor = actor_of(request)
    if not policies.counted(actor):
        raise Forbidden("Số liệu thẻ dành cho công an giữ thẻ, ban chỉ đạo và quản trị.")
    weeks = number(request.GET, "tuan")
    weeks = weeks if weeks in WEEKS else WEEKS[0]
    found = queries.figures(actor, weeks)
    context = {
        "figures": found,
        "weeks": [{"start": start, "tally": tally} for start, tally in _rows(found)],
        "offered": WEEKS,
        "asked": weeks,
        "chart": _chart(found),
        "median": found.total.median_days,
    }
    return render(request, "cards/desk/figures.html", context)


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
