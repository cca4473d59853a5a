"""What happened to a report, folded into its terms. Nothing else sets a due date.

Each event may start terms, meet them, lengthen them, stop or resume them, or change which rules hold (another class,
another place). The fold reads only what it is given: a report's clock can be computed anew from its facts at any time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from andan.reports.clock.book import Book, Case, Rule
from andan.reports.clock.days import Calendar, Correction
from andan.reports.clock.terms import Pause, Span, Term, term

CLOSING = ("refusal", "result", "conclusion")
RESULT = "result"
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """`noun` happened at `at` (aware). `data`: what of the fact the clock needs (see reading)."""

    noun: str
    at: datetime
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True)
class Running:
    """A duty with the rule it was set by. `done_at`: met, or over with the report; `stopped_at`: it stands still."""

    rule: Rule
    begun: int
    started_at: datetime
    calendar: Calendar
    changes: list[Span | Pause] = field(default_factory=list)
    done_at: datetime | None = None
    stopped_at: datetime | None = None

    @property
    def duty(self) -> str:
        return self.rule.duty

    @property
    def term(self) -> Term:
        return term(self.rule, self.started_at, self.changes, self.calendar)

    @property
    def ends_in_turn(self) -> bool:
        """Whether it is running now: neither over nor standing still."""
        return self.done_at is None and self.stopped_at is None


def replay(events: Sequence[Event], book: Book, corrections: Sequence[Correction] = ()) -> list[Running]:
    """All terms a report ever had, in the order they began. Those of another class it once had are gone."""
    return _Fold(book, corrections).through(events)


class _Fold:
    def __init__(self, book: Book, corrections: Sequence[Correction]) -> None:
        self.book, self.corrections = book, corrections
        self.case = Case()
        self.past: list[Event] = []
        self.floor = 0  # events before it belong to an earlier life of the report, before it was reopened
        self.over: list[Running] = []
        self.open: dict[str, Running] = {}
        self.anew: dict[str, datetime] = {}  # since when newer rules hold for a duty that ran already
        self.corrected = _LONG_AGO  # since when newer corrections of the calendar hold
        self.closed = False

    def through(self, events: Iterable[Event]) -> list[Running]:
        for event in events:
            self._follow(event)
        return sorted([*self.over, *self.open.values()], key=lambda one: (one.begun, one.duty))

    def _follow(self, event: Event) -> None:
        self.past.append(event)
        before, self.case = self.case, _case(self.case, event)
        if event.noun in CLOSING:
            self._close(event)
            return
        if event.noun == "reopening":
            self.closed = False
        if self.closed:
            return
        if event.noun in _SPECIAL:
            _SPECIAL[event.noun](self, event)
        self._meet(event)
        for duty in self.book.of_duty:
            if before != self.case:
                self._derive(duty, event)
            elif event.noun in self.book.starters[duty]:
                self._start(duty, len(self.past) - 1, event.at)
        self._never_without(event)

    def _close(self, event: Event) -> None:
        for running in self.open.values():
            running.done_at, running.stopped_at = event.at, None
        self.over += self.open.values()
        self.open, self.floor, self.closed = {}, len(self.past), True

    def _meet(self, event: Event) -> None:
        for duty, running in list(self.open.items()):
            if event.noun in running.rule.meets:
                self._end(duty, event.at)

    def _end(self, duty: str, at: datetime) -> None:
        running = self.open.pop(duty)
        running.done_at, running.stopped_at = at, None
        self.over.append(running)

    def _derive(self, duty: str, event: Event) -> None:
        """Another class or place: the newest event that starts the duty under the rules that hold now."""
        for index in range(len(self.past) - 1, self.floor - 1, -1):
            if self._rule(duty, index) is not None:
                self._start(duty, index, event.at)
                return
        self.open.pop(duty, None)

    def _rule(self, duty: str, index: int) -> Rule | None:
        event = self.past[index]
        return self.book.pick(duty, event.noun, self.case, max(event.at, self.anew.get(duty, _LONG_AGO)))

    def _start(self, duty: str, index: int, at: datetime) -> None:
        """Begin the duty with the event at `index`, unless it ran from there already and is met, or no rule says so."""
        rule, before = self._rule(duty, index), self.open.get(duty)
        if rule is None or any(event.noun in rule.meets for event in self.past[index + 1 :]):
            if rule is not None:
                self.open.pop(duty, None)
            return
        if before is not None and before.begun == index:
            before.rule, before.calendar = rule, self._calendar(self.past[index].at)
            return
        if before is not None and before.begun < index:
            self._end(duty, at)
        begun = self.past[index].at
        self.open[duty] = Running(rule, index, begun, self._calendar(begun))

    def _calendar(self, begun: datetime) -> Calendar:
        return Calendar.known(self.corrections, max(begun, self.corrected))

    def _never_without(self, event: Event) -> None:
        """An open report always has a term: where its class has none yet, the one for all reports runs."""
        if self.open or self.closed:
            return
        plain = replace(self.case, report_class="", crime=False)
        for index in range(len(self.past) - 1, self.floor - 1, -1):
            begun = self.past[index]
            rule = self.book.pick(RESULT, begun.noun, plain, begun.at)
            if rule is not None:
                self.open[RESULT] = Running(rule, index, begun.at, self._calendar(begun.at))
                return

    # --- what only one verb does --------------------------------------------------------------------------------------
    def _lengthen(self, event: Event) -> None:
        if RESULT in self.open:
            self.open[RESULT].changes.append(Span(event.data["amount"], event.data["unit"]))

    def _suspend(self, event: Event) -> None:
        for running in self.open.values():
            if running.rule.pauses:
                running.stopped_at = event.at

    def _resume(self, event: Event) -> None:
        """What stood still goes on with what was left of it, unless the law gives a term of its own from here."""
        for duty, running in list(self.open.items()):
            if running.stopped_at is None:
                continue
            if self._rule(duty, len(self.past) - 1) is not None:
                self._end(duty, running.stopped_at)
            else:
                running.changes.append(Pause(running.stopped_at, event.at))
                running.stopped_at = None

    def _join(self, event: Event) -> None:
        """A report joined to another is answered with it: its own terms stand aside, and come back as they were."""
        for running in self.open.values():
            running.stopped_at = event.at

    def _part(self, event: Event) -> None:
        for running in self.open.values():
            running.stopped_at = None

    def _reset(self, event: Event) -> None:
        """Newer rules, or a corrected calendar, hold for what runs already: somebody decided that, by name."""
        for duty in event.data.get("duties", ()):
            self.anew[duty] = event.at
            self._derive(duty, event)
        if event.data.get("calendar"):
            self.corrected = event.at
            for duty, running in list(self.open.items()):
                self._start(duty, running.begun, event.at)


_SPECIAL = {
    "approval": _Fold._lengthen,
    "suspension": _Fold._suspend,
    "resumption": _Fold._resume,
    "joining": _Fold._join,
    "parting": _Fold._part,
    "reset": _Fold._reset,
}
_DECIDING = ("report_class", "crime", "grave", "named", "commune", "remote")


def _case(case: Case, event: Event) -> Case:
    """The report as the event leaves it."""
    said = {name: event.data[name] for name in _DECIDING if name in event.data}
    return replace(case, **said) if said else case
