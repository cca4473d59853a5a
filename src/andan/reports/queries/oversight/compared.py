"""What came to each agency beside what was decided of it: sums that must meet, never averages.

Counted is what was sent in the period, at every agency it came to: what was sent on counts there as sent on, and at the
next agency as come. A row meets when what came is what was sent on plus what is kept by class, and by ending.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

from django.db.models import BooleanField, Case, Count, F, OuterRef, Q, Subquery, Value, When

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.places.models import Agency
from andan.reports.figures.periods import DAY, Period
from andan.reports.models import Report, Step, Transfer
from andan.reports.queries.oversight.areas import agencies, picked
from andan.reports.states import CRIMES, OUTCOMES, State

CLASSES: Mapping[str, str] = MappingProxyType({str(one): str(one) for one in CRIMES} | {"": "unclassed"})
ENDINGS: Mapping[str, str] = MappingProxyType(
    {OUTCOMES[word]: word for word in ("prosecuted", "not_prosecuted", "fined")}
)
ENDED = ("result", "conclusion")


@dataclass(frozen=True, slots=True)
class Line:
    """One agency, or the sum of all: how many of each column (see COLUMNS)."""

    name: str
    code: str
    counts: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, key: str) -> int:
        return self.counts.get(key, 0)

    @property
    def meets(self) -> bool:
        kept = self["came"] - self["sent_on"]
        return kept == sum(self[key] for key in BY_CLASS) == sum(self[key] for key in BY_ENDING)


BY_CLASS = (*(str(one) for one in CRIMES), "other_class", "unclassed")
BY_ENDING = ("refused", *ENDINGS.values(), "other_outcome", "suspended", "open")


def lines(actor: Actor, code: str, period: Period) -> list[Line]:
    """The agencies of the area something came to, by name; the sum of them last. Four queries."""
    area = picked(actor, code)
    counted: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in _kept(area, period):
        _add(counted[row["agency"]], row)
    for agency, count in _sent_on(area, period):
        counted[agency]["sent_on"] += count
        counted[agency]["came"] += count
    found = [_line(agency, counted[agency.pk]) for agency in agencies(actor) if agency.pk in counted]
    return [*found, _sum(found)] if found else []


def sent_in(period: Period, prefix: str = "") -> Q:
    """Reports sent on the days of the period, of Hà Nội."""
    start = datetime.combine(period.start, time.min, tzinfo=HANOI)
    end = datetime.combine(period.end + DAY, time.min, tzinfo=HANOI)
    return Q(**{f"{prefix}submitted_at__gte": start, f"{prefix}submitted_at__lt": end})


def ending() -> Subquery:
    """The outcome that was told last, in the words of OUTCOMES."""
    last = Step.objects.filter(report=OuterRef("pk"), noun__in=ENDED).order_by("-pk")
    return Subquery(last.values("detail")[:1])


def _kept(area: frozenset[int], period: Period) -> Iterable[Mapping[str, Any]]:
    """How many reports lie with each agency, by class, state, outcome and whether they are late now."""
    late = Case(
        When(next_due__lt=clock.now(), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    rows = Report.objects.filter(sent_in(period), agency__in=area).order_by()
    told = Case(When(state=State.RESOLVED, then=ending()), default=Value(""))
    by = rows.annotate(late=late, told=told).values("agency", "report_class", "state", "told", "late")
    return by.annotate(count=Count("pk"))


def _sent_on(area: frozenset[int], period: Period) -> Iterable[tuple[int, int]]:
    """How many reports each agency sent on that did not come back to it."""
    rows = Transfer.objects.filter(sent_in(period, "report__"), from_agency__in=area)
    gone = rows.exclude(report__agency=F("from_agency")).order_by().values("from_agency")
    return gone.annotate(count=Count("report", distinct=True)).values_list("from_agency", "count")


def _add(counts: dict[str, int], row: Mapping[str, Any]) -> None:
    count = row["count"]
    counts["came"] += count
    counts[CLASSES.get(row["report_class"], "other_class")] += count
    counts[_ending(row)] += count
    counts["late"] += count if row["late"] else 0


def _ending(row: Mapping[str, Any]) -> str:
    if row["state"] == State.RESOLVED:
        return ENDINGS.get(row["told"] or "", "other_outcome")
    return str(row["state"]) if row["state"] in (State.REFUSED, State.SUSPENDED) else "open"


def _line(agency: Agency, counts: Mapping[str, int]) -> Line:
    return Line(agency.name, agency.code, dict(counts))


def _sum(found: list[Line]) -> Line:
    keys = {key for line in found for key in line.counts}
    return Line("Cộng", "", {key: sum(line[key] for line in found) for key in keys})
