"""Where reports happened: counted in squares for a map, by commune or quarter for a table. Never who told them.

A report lies where its pin is, or in the middle of its commune.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Avg, Count, F, FloatField, Func, IntegerField, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.places.bearings import EAST, NORTH, SOUTH, WEST, Point
from andan.places.models import Commune, Quarter
from andan.reports.models import Report
from andan.reports.policies import covered
from andan.reports.queries.area import ROW
from andan.reports.queries.board import GROUPS, in_group

SQUARES = 1_000  # at most, those with the most reports
NEAREST, FARTHEST = 18, 5  # levels of a map: each halves the ground a pixel stands for
_TILE = 256  # pixels of the whole world at level 0
_SQUEEZE = 0.95  # degrees of latitude by degrees of longitude that look as long, about Vietnam


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows, in degrees, and at what level."""

    south: float = SOUTH
    west: float = WEST
    north: float = NORTH
    east: float = EAST
    level: int = FARTHEST


@dataclass(frozen=True, slots=True)
class Sought:
    """What the map is narrowed to; empty means all. `group` is one of the desk's, "open" or "over"."""

    kind: str = ""
    report_class: str = ""
    group: str = ""
    commune: str = ""
    quarter: int | None = None  # 0: none was told
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Square:
    """Reports that lie in one square: their middle, how many, and how many of them are late."""

    at: Point
    count: int
    late: int
    code: str  # of the one report, where there is only one


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune, or one of its quarters, with the number of its reports; None where the reporter did not tell it."""

    commune: Commune | None
    count: int
    late: int
    quarter: Quarter | None = None


def sought(actor: Actor, wanted: Sought) -> QuerySet[Report]:
    """The reports of the actor's area that are wanted."""
    rows = Report.objects.filter(agency__in=covered(actor))
    if wanted.group == "over":
        rows = rows.filter(closed_at__isnull=False)
    elif wanted.group:
        rows = rows.filter(next_due__isnull=False)
    if wanted.group in GROUPS:
        rows = rows.filter(in_group(wanted.group, clock.now()))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.report_class:
        rows = rows.filter(report_class=wanted.report_class)
    if wanted.commune:
        rows = rows.filter(commune__slug=wanted.commune)
    if wanted.quarter is not None:
        rows = rows.filter(quarter=wanted.quarter or None)
    return rows.filter(submitted_at__gte=wanted.since) if wanted.since else rows


def squares(rows: QuerySet[Report], frame: Frame, *, pixels: int) -> list[Square]:
    """The reports within the frame in squares of so many pixels, the fullest first. One query."""
    side = 360 * pixels / _TILE / 2**frame.level
    counted = (
        _within(rows, frame)
        .order_by()
        .annotate(row=_Floor(F("lat") / Value(side * _SQUEEZE)), column=_Floor(F("lon") / Value(side)))
        .values("row", "column")
        .annotate(north=Avg("lat"), east=Avg("lon"), reports=Count("pk"), late=_late(), first=Min("code"))
        .order_by("-reports", "row", "column")
    )
    return [
        Square((one["north"], one["east"]), one["reports"], one["late"], one["first"] * (one["reports"] == 1))
        for one in counted[:SQUARES]
    ]


def inside(rows: QuerySet[Report], frame: Frame, limit: int) -> list[Report]:
    """The newest of the reports within the frame, whole."""
    keys = list(_within(rows, frame).order_by("-submitted_at").values_list("pk", flat=True)[:limit])
    return list(Report.objects.filter(pk__in=keys).select_related(*ROW).order_by("-submitted_at"))


def units(rows: QuerySet[Report]) -> list[Unit]:
    """The reports by commune, the most first. Two queries."""
    counted = list(rows.order_by().values("commune_id").annotate(reports=Count("pk"), late=_late()))
    communes = Commune.objects.select_related("province").in_bulk(
        [one["commune_id"] for one in counted if one["commune_id"]]
    )
    found = [Unit(communes.get(one["commune_id"]), one["reports"], one["late"]) for one in counted]
    return sorted(found, key=lambda unit: (unit.commune is None, -unit.count))


def quarters(rows: QuerySet[Report], commune: Commune) -> list[Unit]:
    """The reports of one commune by quarter in the order of the list, those that tell none at the end. Two queries."""
    counted = list(
        rows.filter(commune=commune)
        .order_by()
        .values("quarter_id")
        .annotate(reports=Count("pk"), late=_late())
    )
    known = Quarter.objects.in_bulk([one["quarter_id"] for one in counted if one["quarter_id"]])
    found = [Unit(commune, one["reports"], one["late"], known.get(one["quarter_id"] or 0)) for one in counted]
    return sorted(
        found, key=lambda unit: (unit.quarter is None, unit.quarter.position if unit.quarter else 0)
    )


def _within(rows: QuerySet[Report], frame: Frame) -> QuerySet[Any]:
    placed = rows.annotate(
        lat=Coalesce("latitude", "commune__lat", output_field=FloatField()),
        lon=Coalesce("longitude", "commune__lon", output_field=FloatField()),
    )
    return placed.filter(lat__range=(frame.south, frame.north), lon__range=(frame.west, frame.east))


def _late() -> Count:
    return Count("pk", filter=Q(next_due__lt=clock.now()))


class _Floor(Func):
    """The whole number below; nothing here is negative. Django's own calls back into Python for each row on SQLite."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS INTEGER)", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="FLOOR(%(expressions)s)::integer", **more)
