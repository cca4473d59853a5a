"""What a version of a rule, or a corrected day, would do to the reports that are open. Reckons, writes nothing."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.ledger import queries as ledger
from andan.reports import policies
from andan.reports.clock import Book, Correction, Event, Running, events_of, replay
from andan.reports.models import Duty, DutyRule, Report
from andan.reports.policies import covered
from andan.reports.queries.rules import book, corrections

LOOKED_AT = 300  # reports reckoned for a preview: a few seconds
ELSEWHERE = 200  # and of other areas, whose reports are counted and not named


@dataclass(frozen=True, slots=True)
class Moved:
    """One report's duty: due `before`, and `after`; None where it would not run (any more)."""

    report: Report
    duty: str
    before: datetime | None
    after: datetime | None

    @property
    def late(self) -> bool:
        """Whether it would be late at once."""
        return self.after is not None and self.after < clock.now()


@dataclass(frozen=True, slots=True)
class Impact:
    """`open` reports it may touch, of which `looked_at` were reckoned; what would move, the most pressing first.

    `moved` are of the actor's own area; `elsewhere` counts the terms that would move in others, by province, for those
    who keep what binds all.
    """

    open: int
    looked_at: int
    moved: list[Moved]
    elsewhere: dict[str, int]
    late: int
    read: frozenset[int]  # the agencies whose cases the actor opens

    @property
    def count(self) -> int:
        return len(self.moved) + sum(self.elsewhere.values())


def of_rule(actor: Actor, row: DutyRule) -> Impact:
    """Were the version active now and applied to what runs already."""
    now = clock.now()
    tried = row.rule_as_of(now)
    changed = Book((*(rule for rule in book().rules if rule.key != tried.key), tried))
    reset = Event("reset", now, {"duties": (row.duty,), "calendar": False})
    return _impact(actor, Report.objects.filter(closed_at=None), changed, corrections(), reset)


def of_day(actor: Actor, day: date, works: bool) -> Impact:
    """Were the day said to be worked, or off, now. Only a term that runs over the day, or ends on it, can move."""
    now, morning = clock.now(), datetime.combine(day, time.min, tzinfo=HANOI)
    over = Duty.objects.filter(done_at=None, started_at__lt=morning + timedelta(days=1), due_at__gte=morning)
    said = [*corrections(), Correction(day, works, now)]
    rows = Report.objects.filter(closed_at=None, pk__in=over.values("report"))
    return _impact(actor, rows, book(), said, Event("reset", now, {"duties": (), "calendar": True}))


def _impact(
    actor: Actor, rows: QuerySet[Report], rules: Book, said: Sequence[Correction], reset: Event
) -> Impact:
    own = Q(agency__in=covered(actor) | actor.agency_ids)
    in_turn = rows.select_related("agency__province").order_by("next_due", "pk")
    near, far = list(in_turn.filter(own)[:LOOKED_AT]), list[Report]()
    if policies.keeps_the_house(actor):
        far = list(in_turn.exclude(own)[:ELSEWHERE])
    else:
        rows = rows.filter(own)
    histories = _histories([report.code for report in (*near, *far)])
    moved, beyond = (
        [move for report in some for move in _moves(report, histories[report.code], rules, said, reset)]
        for some in (near, far)
    )
    return Impact(
        open=rows.count(),
        looked_at=len(near) + len(far),
        moved=moved,
        elsewhere=dict(Counter(move.report.agency.province.name for move in beyond)),
        late=sum(move.late for move in (*moved, *beyond)),
        read=covered(actor),
    )


def _histories(codes: Sequence[str]) -> dict[str, list[Event]]:
    """What happened to each, read from the ledger in one query."""
    found: dict[str, list[Event]] = defaultdict(list)
    for subject, entry in ledger.entries_of_many(codes):
        found[subject] += events_of(entry.name, entry.at, entry.fact)
    return found


def _moves(
    report: Report, history: list[Event], rules: Book, said: Sequence[Correction], reset: Event
) -> list[Moved]:
    before = _due(replay(history, book(), corrections()))
    after = _due(replay([*history, reset], rules, said))
    return [
        Moved(report, duty, before.get(duty), after.get(duty))
        for duty in before | after
        if before.get(duty) != after.get(duty)
    ]


def _due(terms: list[Running]) -> dict[str, datetime]:
    return {one.duty: one.term.due for one in terms if one.ends_in_turn}
