"""The book of rules: which rule holds for a duty of a report, at a moment.

A rule of the class beats one of its group, which beats one for all; one for remote communes beats one for everywhere.
Only of the rules that beat the others it is asked whether what happened starts a term. The newest one in force wins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from andan.kit.clock import HANOI

ALL, CRIME, REMOTE = "", "crime", "remote"
GRAVE, NAMED, COMMUNE = "grave", "named", "commune"
Rank = tuple[int, bool]


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

    @cached_property
    def _looked_up(self) -> dict[tuple[str, Case], Sequence[tuple[Rank, Rule]]]:
        """There are few kinds of cases, and every report asks the same of each duty."""
        return {}

    def _fitting(self, duty: str, case: Case) -> Sequence[tuple[Rank, Rule]]:
        """The rules of a duty that may hold for such a report, each with its rank."""
        known = self._looked_up.get((duty, case))
        if known is None:
            known = [(_rank(rule, case), rule) for rule in self.of_duty.get(duty, ()) if rule.fits(case)]
            self._looked_up[duty, case] = known
        return known

    def pick(self, duty: str, noun: str, case: Case, at: datetime) -> Rule | None:
        """The rule that starts a term of `duty` when `noun` happens to such a report, as it stands at `at`."""
        held = [(rank, rule) for rank, rule in self._fitting(duty, case) if rule.holds(at)]
        best = max((rank for rank, _ in held), default=None)
        starting = (rule for rank, rule in held if rank == best and noun in rule.starts)
        found = max(starting, key=_newness, default=None)
        return found if found is not None and found.amount else None


def _rank(rule: Rule, case: Case) -> Rank:
    """What beats: the nearer scope, then the nearer place."""
    return case.scopes.index(rule.scope), rule.place == REMOTE


def _newness(rule: Rule) -> tuple[date, datetime, int]:
    return rule.valid_from, rule.active_at, rule.key
