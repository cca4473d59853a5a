"""The counts of some agencies over a stretch of time: sums of cells and measures, then what is new."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet

from andan.places.models import Agency
from andan.reports.figures.periods import Period, between, month_of, week_of
from andan.reports.figures.tallies import DIMENSIONS, NARROW, Figures, Measured, Table, add
from andan.reports.models import Cell, Measure
from andan.reports.queries.figures import kept
from andan.reports.queries.figures.live import Live

NOTHING: Mapping[str, int] = {}
TOTAL = "channel"  # every report has one, and there are few: all together are the sum of them


@dataclass(frozen=True, slots=True)
class Sums:
    """Tallies by dimension and value (see figures.tallies). `live` says how far they hold."""

    table: Table
    live: Live

    def of(self, dimension: str) -> dict[str, Figures]:
        """The figures of every value of a dimension with anything to count."""
        return {
            value: Figures(tally)
            for (name, value), tally in self.table.items()
            if name == dimension and tally["sent"]
        }

    def total(self) -> Figures:
        """Of all together."""
        total: Counter[str] = Counter()
        for (name, _), tally in self.table.items():
            if name == TOTAL:
                total.update(tally)
        return Figures(total)


def sums(
    agencies: frozenset[int], period: Period, recent: Live, dimensions: Collection[str] = DIMENSIONS
) -> Sums:
    """The counts of the reports that were sent in the period and are at these agencies now, by these dimensions.

    `recent` is what live() says. Whole months are sums of cells; the days beside them are measured one by one. Quarters
    are told of a single agency: of several they would be those of some.
    """
    wanted, table, parts = {*dimensions, TOTAL}, Table(), _parts(agencies)
    if len(agencies) > 1:
        wanted.discard(NARROW)
    if not recent.alone:
        _add_cells(table, parts, period, wanted)
    if not recent.alone and recent.percent is None:
        for edge in period.edges:
            _add_days(table, parts, *edge, wanted)
    _add_live(table, recent, agencies, period, wanted)
    return Sums(table, recent)


def weeks(agencies: frozenset[int], first: date, last: date, recent: Live) -> dict[date, Figures]:
    """The figures of whole weeks, by their first days, from the week of `first` to that of `last`; also empty ones."""
    starts = settings.WEEK_STARTS
    period = between(week_of(first, starts), week_of(last, starts) + timedelta(days=6))
    days, table = list(period.weeks(starts)), Table()
    rows = Cell.objects.filter(
        area__in=_parts(agencies).areas,
        month__range=(month_of(period.start), month_of(period.end)),
        dimension="week",
        value__range=(days[0].isoformat(), days[-1].isoformat()),
    )
    for value, tally in rows.values_list("value", "tally") if not recent.alone else ():
        add(table, [("week", value)], tally)
    _add_live(table, recent, agencies, period, {"week"})
    return {day: Figures(table.get(("week", day.isoformat()), NOTHING)) for day in days}


def _add_cells(table: Table, parts: "_Parts", period: Period, wanted: Collection[str]) -> None:
    """A year of a whole province is one stretch, all others are the months that lie in the period."""
    years = [f"{kept.YEARS}{one}" for one in parts.provinces] if period.is_year else []
    months = [area for area in parts.areas if not years or area.startswith(kept.AGENCY)]
    for rows in (
        Cell.objects.filter(area__in=years, month=period.start),
        Cell.objects.filter(area__in=months, month__range=period.months),
    ):
        _add_rows(table, rows, wanted)


def _add_rows(table: Table, rows: QuerySet[Cell], wanted: Collection[str]) -> None:
    found = rows.filter(dimension__in=wanted).values_list("dimension", "value", "tally")
    for dimension, value, tally in found:
        add(table, [(dimension, value)], tally)


def _add_days(table: Table, parts: "_Parts", start: date, end: date, wanted: Collection[str]) -> None:
    """Whole provinces are counted by the day, single agencies have so few that they are measured one by one."""
    days = [f"{kept.DAYS}{one}" for one in parts.provinces]
    _add_rows(table, Cell.objects.filter(area__in=days, month__range=(start, end)), wanted)
    for one in kept.kept(Measure.objects.filter(agency_id__in=parts.alone, day__range=(start, end))):
        _add_one(table, one, wanted)


def _add_one(table: Table, one: Measured, wanted: Collection[str], sign: int = 1) -> None:
    keys = one.keys(settings.WEEK_STARTS)
    add(table, (key for key in keys if key[0] in wanted), one.words(), sign)


def _add_live(
    table: Table, recent: Live, agencies: frozenset[int], period: Period, wanted: Collection[str]
) -> None:
    for one, sign in recent.changes():
        if one.agency in agencies and one.day in period:
            _add_one(table, one, wanted, sign)


class _Parts(NamedTuple):
    """Agencies as whole provinces, where all police of one are among them, and as single agencies."""

    provinces: list[int]
    alone: list[int]

    @property
    def areas(self) -> list[str]:
        provinces = (f"{kept.PROVINCE}{one}" for one in self.provinces)
        return [*provinces, *(f"{kept.AGENCY}{one}" for one in self.alone)]


def _parts(agencies: Iterable[int]) -> _Parts:
    wanted = set(agencies)
    if len(wanted) == 1:
        return _Parts([], [*wanted])
    provinces = Agency.objects.filter(pk__in=wanted, kind__in=kept.POLICE).values("province")
    police: dict[int, set[int]] = {}
    rows = Agency.objects.filter(province__in=provinces, kind__in=kept.POLICE)
    for pk, province in rows.values_list("pk", "province_id"):
        police.setdefault(province, set()).add(pk)
    whole = {province for province, members in police.items() if members <= wanted}
    return _Parts(sorted(whole), sorted(wanted.difference(*(police[province] for province in whole))))
