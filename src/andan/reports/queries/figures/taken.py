"""Reports of some agencies one by one, as they are taken out in a file: no identity and no text that anybody wrote."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from andan.places.models import Agency
from andan.reports.figures.columns import Cell
from andan.reports.figures.periods import Period
from andan.reports.figures.tallies import WAITS, Measured
from andan.reports.figures.words import channel_name, class_name, duty_names, outcome_name, state_name
from andan.reports.models import IncidentKind, Measure, Report
from andan.reports.queries.figures import kept
from andan.reports.queries.figures.live import Live
from andan.reports.queries.one_of import one_of

PIECE = 2000  # rows read at a time: nothing is held open in the database between two pieces
_BESIDE = ("pk", "code", "number", "number_year", "anonymous", "commune__name", "submitted_at", "closed_at")
Lines = list[list[Cell]]


def count_of(agencies: Iterable[Agency], period: Period, recent: Live) -> int:
    """How many lines there will be, if nothing happens meanwhile."""
    keys = {agency.pk for agency in agencies}
    here = Measure.objects.filter(agency_id__in=keys, day__range=(period.start, period.end))
    counted = 0 if recent.alone else here.count()
    return counted + sum(sign for one, sign in recent.changes() if one.agency in keys and one.day in period)


def lines(agencies: Sequence[Agency], period: Period, recent: Live) -> Iterator[Lines]:
    """A line for each report sent in the period, agency by agency in the order given, then by day; piece by piece.

    Memory does not grow with their number. `recent` is what was not counted yet when the reading began.
    """
    kinds = dict(IncidentKind.objects.values_list("pk", "name"))
    for agency in agencies:
        for piece in _pieces(agency.pk, period, recent):
            yield list(_lines(agency, piece, kinds))


def _pieces(agency: int, period: Period, recent: Live) -> Iterator[list[Measured]]:
    if not recent.alone:
        for piece in _kept(agency, period):
            yield [one for one in piece if one.report not in recent.now]
    fresh = [one for one in recent.now.values() if one.agency == agency and one.day in period]
    if fresh:
        yield sorted(fresh, key=lambda one: (one.day, one.report))


def _kept(agency: int, period: Period) -> Iterator[list[Measured]]:
    """By day and key; each piece goes on behind the last one."""
    rows = Measure.objects.filter(agency_id=agency, day__lte=period.end).order_by("day", "report")
    day, key = period.start, 0
    while piece := _after(rows, day, key):
        yield piece
        day, key = piece[-1].day, piece[-1].report
        if len(piece) < PIECE:
            return


def _after(rows: Any, day: date, key: int) -> list[Measured]:
    """The next piece: the rest of the day first, which the index finds at once, then the days after."""
    rest = list(kept.kept(rows.filter(day=day, report__gt=key)[:PIECE]))
    return (
        rest + list(kept.kept(rows.filter(day__gt=day)[: PIECE - len(rest)])) if len(rest) < PIECE else rest
    )


def _lines(agency: Agency, piece: Sequence[Measured], kinds: dict[str, str]) -> Iterator[list[Cell]]:
    keys = [one.report for one in piece]
    listed = Report.objects.filter(one_of("pk", keys), limited_at=None)
    beside = {row[0]: row[1:] for row in listed.values_list(*_BESIDE)}
    for one in piece:
        if one.report in beside:  # else it is gone, or its use restricted: counted, and not to be listed
            yield _line(agency, one, beside[one.report], kinds)


def _line(agency: Agency, one: Measured, beside: tuple[Any, ...], kinds: dict[str, str]) -> list[Cell]:
    code, number, year, anonymous, commune, sent, closed = beside
    return [
        code,
        agency.name,
        number,
        year,
        kinds.get(one.kind, one.kind),
        class_name(one.report_class),
        channel_name(one.channel),
        "có" if anonymous else "không",
        commune or "",
        sent,
        *(one.waits.get(name) for name in WAITS),
        state_name(one.state),
        outcome_name(one.outcome),
        closed,
        sum(one.met.values()),
        sum(one.late.values()),
        duty_names(one.late),
        one.score,
    ]
