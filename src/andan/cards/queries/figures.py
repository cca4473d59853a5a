"""Counts of cards, week by week and office by office. Sums; a middle is taken over all cards, never over offices."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from django.db.models import Count
from django.db.models.functions import TruncDate

from andan.accounts.actors import Actor
from andan.cards.models import Arrival
from andan.cards.policies import counted
from andan.cards.queries.counters import keep_days
from andan.cards.states import State
from andan.kit import clock
from andan.places.models import Agency

WEEK = timedelta(days=7)


@dataclass(slots=True)
class Tally:
    """What came and went in a stretch of time. `waits` counts the collected by the days they had lain there."""

    arrived: int = 0
    collected: int = 0
    returned: int = 0
    waits: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.arrived += other.arrived
        self.collected += other.collected
        self.returned += other.returned
        self.waits.update(other.waits)

    @property
    def median_days(self) -> int | None:
        """After so many days half of the collected cards were collected; None when there is nothing to count."""
        if not self.waits:
            return None
        days = sorted(self.waits)
        half = (self.waits.total() + 1) // 2
        return next(
            day
            for day, so_far in zip(days, accumulate(self.waits[d] for d in days), strict=True)
            if so_far >= half
        )


@dataclass(frozen=True, slots=True)
class Office:
    """One agency: its weeks in order, their sum, how many cards wait there now and how many of those too long."""

    agency: Agency
    weeks: list[Tally]
    total: Tally
    waiting: int
    over: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`starts`: the Monday of each week, oldest first, the present week last. `offices` by code, only with any card."""

    starts: list[date]
    offices: list[Office]
    weeks: list[Tally]
    total: Tally
    waiting: int
    over: int


def figures(actor: Actor, weeks: int = 12) -> Figures:
    """The last `weeks` weeks of the offices whose figures the actor reads. Published cards; entries taken back are not
    counted. Six queries."""
    here, starts = counted(actor), _starts(max(1, min(weeks, 104)))
    tallies = _tallies(here, starts)
    waiting = _waiting(here)
    named = Agency.objects.filter(pk__in={*waiting, *(agency for agency, _ in tallies)}).order_by("code")
    limits = keep_days(named)
    offices = [
        _office(agency, starts, tallies, waiting.get(agency.pk, Counter()), limits) for agency in named
    ]
    by_week = [sum_of(office.weeks[place] for office in offices) for place in range(len(starts))]
    return Figures(
        starts=starts,
        offices=offices,
        weeks=by_week,
        total=sum_of(by_week),
        waiting=sum(office.waiting for office in offices),
        over=sum(office.over for office in offices),
    )


def sum_of(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _starts(weeks: int) -> list[date]:
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    return [monday - place * WEEK for place in range(weeks - 1, -1, -1)]


def _office(
    agency: Agency,
    starts: list[date],
    tallies: dict[tuple[int, date], Tally],
    waiting: Counter[date],
    limits: dict[int, int],
) -> Office:
    weeks = [tallies.get((agency.pk, start), Tally()) for start in starts]
    too_old = clock.today() - timedelta(days=limits[agency.pk])
    over = sum(count for day, count in waiting.items() if day < too_old)
    return Office(agency, weeks, sum_of(weeks), waiting.total(), over)


def _tallies(here: frozenset[int], starts: list[date]) -> dict[tuple[int, date], Tally]:
    """By agency and the Monday of the week."""
    found: dict[tuple[int, date], Tally] = defaultdict(Tally)
    rows = Arrival.objects.filter(agency__in=here, public=True).exclude(ended_as=State.WITHDRAWN).order_by()
    came = rows.filter(arrived_on__gte=starts[0]).values_list("agency", "arrived_on").annotate(Count("pk"))
    for agency, day, count in came:
        found[agency, _monday(day)].arrived += count
    went = (
        rows.filter(ended_at__gte=datetime.combine(starts[0], time.min, tzinfo=clock.HANOI))
        .annotate(ended_on=TruncDate("ended_at", tzinfo=clock.HANOI))
        .values_list("agency", "ended_as", "arrived_on", "ended_on")
        .annotate(Count("pk"))
    )
    for agency, ending, arrived_on, ended_on, count in went:
        tally = found[agency, _monday(ended_on)]
        if ending == State.COLLECTED:
            tally.collected += count
            tally.waits[max(0, (ended_on - arrived_on).days)] += count
        else:
            tally.returned += count
    return dict(found)


def _waiting(here: frozenset[int]) -> dict[int, Counter[date]]:
    """How many cards wait at each agency, by the day they came."""
    found: dict[int, Counter[date]] = defaultdict(Counter)
    rows = Arrival.objects.filter(agency__in=here, public=True, state=State.ARRIVED).order_by()
    for agency, day, count in rows.values_list("agency", "arrived_on").annotate(Count("pk")):
        found[agency][day] += count
    return dict(found)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
