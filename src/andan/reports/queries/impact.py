"""What a version of a rule, or a corrected day, would do to the reports that are open. Reckons, writes nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.ledger import queries as ledger
from andan.reports.clock import Book, Correction, Event, Running, events_of, replay
from andan.reports.models import DutyRule, Report
from andan.reports.policies import covered
from andan.reports.queries.rules import book, corrections

LOOKED_AT = 300  # reports reckoned for a preview: a few seconds


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
    """`open` reports there are, of which `looked_at` were reckoned, and what would move, the most pressing first."""

    open: int
    looked_at: int
    moved: list[Moved]

    @property
    def late(self) -> int:
        return sum(move.late for move in self.moved)


def of_rule(actor: Actor, row: DutyRule) -> Impact:
    """Were the version active now and applied to what runs already."""
    now = clock.now()
    tried = row.rule_as_of(now)
    changed = Book((*(rule for rule in book().rules if rule.key != tried.key), tried))
    reset = Event("reset", now, {"duties": (row.duty,), "calendar": False})
    return _impact(actor, changed, corrections(), reset)


def of_day(actor: Actor, day: date, works: bool) -> Impact:
    """Were the day said to be worked, or off, now."""
    now = clock.now()
    said = [*corrections(), Correction(day, works, now)]
    return _impact(actor, book(), said, Event("reset", now, {"duties": (), "calendar": True}))


def _impact(actor: Actor, rules: Book, said: Sequence[Correction], reset: Event) -> Impact:
    rows = Report.objects.filter(closed_at=None, agency__in=covered(actor) | actor.agency_ids)
    reports = list(rows.select_related("agency").order_by("next_due", "pk")[:LOOKED_AT])
    histories = _histories([report.code for report in reports])
    moved = [
        move for report in reports for move in _moves(report, histories[report.code], rules, said, reset)
    ]
    return Impact(rows.count(), len(reports), moved)


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
