"""The book of rules: which rule holds for a duty of a report, at a moment.

A rule of the class beats one of its group, which beats one for all; one for remote communes beats one for everywhere.
Only of the rules that beat the others it is asked whether what happened starts a term. The newest one in force wins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from andan.kit.clock import HANOI

ALL, CRIME, REMOTE = "", "crime", "remote"
GRAVE, NAMED, COMMUNE = "grave", "named", "commune"


@dataclass(frozen=True, slots=True)
class Case:
    """What of a report decides which rules hold. `commune`: a commune's police have it. `crime`: its class is one."""

    report_class: str = ""
    crime: bool = False
    grave: bool = False
    named: bool = True
    commune: bool = True
    remote: bool = False

    @property
    def scopes(self) -> tuple[str, ...]:
        """From all to its own class; the later one beats."""
        return (ALL, *((CRIME,) if self.crime else ()), *((self.report_class,) if self.report_class else ()))

    def is_(self, word: str) -> bool:
        return bool(getattr(self, word))


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a rule. `amount` of `unit` for `duty`; 0 means that the law asks nothing (any more).

    `starts` are the verbs (nouns of states.VERBS) a term begins with, `meets` those that fulfil it, `only` what a
    report must be besides (grave, named, commune). `pauses`: it stands still while suspended. In force for what
    begins on `valid_from` or later, once it was made active, at `active_at` (aware).
    """

    key: int
    duty: str
    amount: int
    unit: str
    basis: str
    starts: tuple[str, ...]
    meets: tuple[str, ...]
    valid_from: date
    active_at: datetime
    scope: str = ALL
    place: str = ALL
    only: tuple[str, ...] = ()
    pauses: bool = False

    def fits(self, case: Case) -> bool:
        return (
            self.scope in case.scopes
            and (self.place == ALL or case.remote)
            and all(case.is_(word) for word in self.only)
        )

    def holds(self, at: datetime) -> bool:
        return self.active_at <= at and self.valid_from <= at.astimezone(HANOI).date()


@dataclass(frozen=True)
class Book:
    """All versions that ever were active."""

    rules: tuple[Rule, ...]

    @cached_property
    def of_duty(self) -> Mapping[str, tuple[Rule, ...]]:
        names = dict.fromkeys(rule.duty for rule in self.rules)
        return {name: tuple(rule for rule in self.rules if rule.duty == name) for name in names}

    @cached_property
    def starters(self) -> Mapping[str, frozenset[str]]:
        """By duty: every verb that may start it."""
        return {
            duty: frozenset(noun for rule in rules for noun in rule.starts)
            for duty, rules in self.of_duty.items()
        }

    def pick(self, duty: str, noun: str, case: Case, at: datetime) -> Rule | None:
        """The rule that starts a term of `duty` when `noun` happens to such a report, as it stands at `at`."""
        best = _best(
            case, (rule for rule in self.of_duty.get(duty, ()) if rule.fits(case) and rule.holds(at))
        )
        found = max((rule for rule in best if noun in rule.starts), key=_newness, default=None)
        return found if found is not None and found.amount else None


def _best(case: Case, rules: Iterable[Rule]) -> list[Rule]:
    """Those that beat the others: of the nearest scope, then of the nearest place."""
    held = list(rules)
    for rank in (lambda rule: case.scopes.index(rule.scope), lambda rule: rule.place == REMOTE):
        highest = max(map(rank, held), default=None)
        held = [rule for rule in held if rank(rule) == highest]
    return held


def _newness(rule: Rule) -> tuple[date, datetime, int]:
    return rule.valid_from, rule.active_at, rule.key
