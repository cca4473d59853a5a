"""Figures as tables: by week, agency, place, kind, class and channel, then duties and outcomes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from andan.places.models import Commune, Quarter
from andan.reports.figures.columns import FIGURES_HEAD, Cell, figures_cells
from andan.reports.figures.tallies import Figures
from andan.reports.figures.words import channel_name, class_name, duty_name, outcome_name
from andan.reports.figures.workbook import Sheet
from andan.reports.models import IncidentKind
from andan.reports.queries.figures.areas import Area
from andan.reports.queries.figures.sums import Sums

FEW = 30  # fewer than so many are counted, and not compared with others
TITLES: Mapping[str, str] = {
    "week": "Theo tuần",
    "agency": "Theo đơn vị",
    "commune": "Theo xã, phường nơi xảy ra",
    "quarter": "Theo khu phố, thôn nơi xảy ra",
    "kind": "Theo loại vụ việc",
    "class": "Theo phân loại",
    "channel": "Theo kênh gửi",
}
NAMES: Mapping[str, str] = {
    "week": "Tuần từ",
    "agency": "Đơn vị",
    "commune": "Xã, phường",
    "quarter": "Khu phố, thôn",
    "kind": "Loại vụ việc",
    "class": "Phân loại",
    "channel": "Kênh gửi",
}

UNSAID: Mapping[str, str] = {"commune": "Không ghi nơi xảy ra", "quarter": "Không ghi khu phố, thôn"}


class Row(NamedTuple):
    """One line: what it is of, and its figures."""

    value: str
    label: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Split:
    """A table of one dimension. `few`: lines with too little to compare, after those that are compared.

    `silent`: agencies of the area with nothing to count.
    """

    dimension: str
    rows: list[Row]
    few: list[Row]
    silent: int = 0

    @property
    def title(self) -> str:
        return TITLES[self.dimension]

    @property
    def name(self) -> str:
        return NAMES[self.dimension]


class Owed(NamedTuple):
    """A duty: how many were done in time, and how many late or not yet though late."""

    name: str
    met: int
    late: int


def dimensions(here: Area) -> list[str]:
    """What the area can be counted by: agencies where there are several, quarters where one answers for a commune."""
    alone = here.agencies[0] if len(here.agencies) == 1 else None
    left_out = {"quarter"} if alone is None else {"agency", "commune" if alone.commune_id else "quarter"}
    return [name for name in TITLES if name not in left_out]


def splits(here: Area, counted: Sums, names: Iterable[str]) -> list[Split]:
    """The tables of the area by these dimensions."""
    return [split(name, here, counted) for name in names]


def split(dimension: str, here: Area, counted: Sums) -> Split:
    """The table of one dimension. Weeks stand in their order, the others by how many there are.

    Agencies with at least FEW reports come first, the one with the largest share of late duties on top.
    """
    found = counted.of(dimension)
    label = _labels(dimension, here, found)
    rows = [Row(value, label(value), figures) for value, figures in found.items()]
    if dimension == "week":
        return Split(dimension, sorted(rows, reverse=True), [])
    if dimension != "agency":
        return Split(dimension, sorted(rows, key=lambda row: (-row.figures.sent, row.label)), [])
    many = [row for row in rows if row.figures.sent >= FEW]
    few = [row for row in rows if row.figures.sent < FEW]
    return Split(
        dimension,
        sorted(many, key=lambda row: (-_late_share(row.figures), row.label)),
        sorted(few, key=lambda row: row.label),
        silent=len(here.agencies) - len(rows),
    )


def duties(figures: Figures) -> list[Owed]:
    """Every duty with anything to count, the most frequent first."""
    met, late = figures.under("met"), figures.under("late")
    rows = [Owed(duty_name(name), met.get(name, 0), late.get(name, 0)) for name in {*met, *late}]
    return sorted(rows, key=lambda row: (-row.met - row.late, row.name))


def outcomes(figures: Figures) -> list[tuple[str, int]]:
    """How those with a result ended, the most frequent first."""
    rows = [(outcome_name(word), count) for word, count in figures.under("outcome").items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def lines_of(table: Split) -> list[list[Cell]]:
    """The table as it is taken out, under `head_of`."""
    return [[row.label, *figures_cells(row.figures)] for row in (*table.rows, *table.few)]


def head_of(table: Split) -> list[str]:
    return [table.name, *FIGURES_HEAD]


def sheets(here: Area, counted: Sums) -> Iterable[Sheet]:
    """All tables as sheets of a workbook."""
    for table in splits(here, counted, dimensions(here)):
        yield Sheet(table.title, head_of(table), lines_of(table))
    total = counted.total()
    yield Sheet(
        "Việc đúng hạn, trễ hạn", ["Việc", "Đúng hạn", "Trễ hạn"], [list(row) for row in duties(total)]
    )
    yield Sheet("Kết quả", ["Kết quả", "Số phản ánh"], [list(row) for row in outcomes(total)])


def _late_share(figures: Figures) -> float:
    return figures.late / figures.decided if figures.decided else 0.0


def _labels(dimension: str, here: Area, values: Iterable[str]) -> Callable[[str], str]:
    if dimension == "agency":
        names = {str(agency.pk): agency.name for agency in here.agencies}
        return lambda value: names.get(value, value)
    if dimension in UNSAID:
        return _places(dimension, here, values)
    if dimension == "kind":
        kinds = dict(IncidentKind.objects.values_list("pk", "name"))
        return lambda value: kinds.get(value, value)
    return {"week": _day, "class": class_name, "channel": channel_name}[dimension]


def _places(dimension: str, here: Area, values: Iterable[str]) -> Callable[[str], str]:
    """The names of these places; a quarter or commune that lies elsewhere with what it lies in."""
    keys = [value for value in values if value]
    if dimension == "commune":
        own: set[int | None] = {agency.province_id for agency in here.agencies}
        communes = Commune.objects.filter(pk__in=keys).values_list("pk", "name", "province", "province__name")
        rows = list(communes)
    else:
        own = {agency.commune_id for agency in here.agencies}
        quarters = Quarter.objects.filter(pk__in=keys).values_list("pk", "name", "commune", "commune__name")
        rows = list(quarters)
    names = {str(pk): name if lies in own else f"{name}, {within}" for pk, name, lies, within in rows}
    return lambda value: names.get(value, UNSAID[dimension])


def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}"
