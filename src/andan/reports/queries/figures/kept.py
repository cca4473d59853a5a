"""What is kept of the counting: a measure for each report, cells for each month, and how far it has come."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from andan.ledger.rows import new
from andan.places.models import Agency, AgencyKind
from andan.reports.figures.periods import month_of
from andan.reports.figures.tallies import NARROW, SHAPE, WAITS, Measured, Table, add
from andan.reports.models import Cell, Counting, Measure
from andan.reports.queries.one_of import one_of

# Whose reports a province counts together: what a province's officers read (see accounts.queries).
POLICE = (AgencyKind.COMMUNE_POLICE, AgencyKind.PROVINCIAL_POLICE, AgencyKind.INVESTIGATION)
AGENCY, PROVINCE, YEARS, DAYS = "agency:", "province:", "years:", "days:"
# Areas that are counted by other stretches than months: each with the first day of the one a day lies in.
_STARTS: Mapping[str, Callable[[date], date]] = {
    YEARS: lambda day: day.replace(month=1, day=1),
    DAYS: lambda day: day,
}
_COLUMNS = (
    *("report", "agency_id", "kind", "report_class", "channel", "day", "state", "commune_id", "quarter_id"),
    *WAITS,
    *("met", "late", "outcome", "score", "turns_at"),
)


def shape() -> str:
    """What the words and the weeks of the cells mean now."""
    return f"{SHAPE}/{settings.WEEK_STARTS}"


def counting() -> Counting | None:
    """How far the counting has come; None before it began, or when it has to begin anew."""
    return Counting.objects.filter(shape=shape()).first()


def kept(rows: QuerySet[Measure]) -> Iterator[Measured]:
    """The measures as they were kept."""
    return (_read(*row) for row in rows.values_list(*_COLUMNS))


def kept_of(keys: Collection[int]) -> dict[int, Measured]:
    """The measures of these reports, by key."""
    return {one.report: one for one in kept(Measure.objects.filter(one_of("pk", keys)))}


def _read(
    report: int,
    agency: int,
    kind: str,
    report_class: str,
    channel: str,
    day: date,
    state: str,
    commune: int | None,
    quarter: int | None,
    *rest: Any,
) -> Measured:
    waits, (met, late, outcome, score, turns_at) = rest[: len(WAITS)], rest[len(WAITS) :]
    return Measured(
        report=report,
        agency=agency,
        kind=kind,
        report_class=report_class,
        channel=channel,
        day=day,
        state=state,
        commune=commune,
        quarter=quarter,
        waits={name: waited for name, waited in zip(WAITS, waits, strict=True) if waited is not None},
        met=met,
        late=late,
        outcome=outcome,
        score=score,
        turns_at=turns_at,
    )


def row_of(one: Measured) -> Measure:
    """The row that keeps it."""
    return new(
        Measure,
        report=one.report,
        agency_id=one.agency,
        kind=one.kind,
        report_class=one.report_class,
        channel=one.channel,
        day=one.day,
        state=one.state,
        commune_id=one.commune,
        quarter_id=one.quarter,
        **{name: one.waits.get(name) for name in WAITS},
        met=dict(one.met),
        late=dict(one.late),
        outcome=one.outcome,
        score=one.score,
        turns_at=one.turns_at,
    )


CellKey = tuple[str, date, str, str]


class Changes:
    """What has to be added to the cells, in memory."""

    def __init__(self, agencies: Iterable[int]) -> None:
        self._areas = _areas(agencies)
        self._tables: dict[tuple[str, date], Table] = {}

    def count(self, one: Measured, sign: int = 1) -> None:
        keys, words = one.keys(settings.WEEK_STARTS), one.words()
        wide = tuple(key for key in keys if key[0] != NARROW)
        for area in self._areas.get(one.agency, ()):
            start = _STARTS.get(area[: area.index(":") + 1], month_of)(one.day)
            counted = keys if area.startswith(AGENCY) else wide
            add(self._tables.setdefault((area, start), {}), counted, words, sign)

    def cells(self) -> dict[CellKey, Counter[str]]:
        """What to add to each cell; only what is not zero."""
        found = {}
        for (area, month), table in self._tables.items():
            for (dimension, value), tally in table.items():
                if any(tally.values()):
                    found[area, month, dimension, value] = tally
        return found


def _areas(agencies: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The areas in which an agency's reports are counted."""
    rows = Agency.objects.filter(pk__in=set(agencies)).values_list("pk", "kind", "province_id")
    return {
        pk: (
            f"{AGENCY}{pk}",
            *(f"{kind}{province}" for kind in (PROVINCE, YEARS, DAYS) if agency in POLICE),
        )
        for pk, agency, province in rows
    }


def cells_at(keys: Mapping[CellKey, Counter[str]]) -> dict[CellKey, Cell]:
    """The cells that are kept, of those asked for; one query a month."""
    found = {}
    for month in {key[1] for key in keys}:
        here = [key for key in keys if key[1] == month]
        areas, values = {key[0] for key in here}, {key[3] for key in here}
        for cell in Cell.objects.filter(month=month, area__in=areas, value__in=values):
            found[cell.area, cell.month, cell.dimension, cell.value] = cell
    return {key: cell for key, cell in found.items() if key in keys}


def turned(moment: datetime) -> QuerySet[Measure]:
    """Those of which an open duty has become late since they were measured."""
    return Measure.objects.filter(Q(turns_at__isnull=False), turns_at__lt=moment)
