"""What one report adds to a count, and what is read from the sum of many.

A tally counts words: `sent`; `state.resolved`; `wait.reception.17` (mark 17 of the scale of waits); `met.result` and
`late.result` (duties done in time, and those done late or still open past their time); `outcome.fined`; `score.4`.
Tallies are only ever added and taken away, so that a sum is the same in whatever order it was made. SHAPE grows when a
word comes to mean something else: what was counted before is then counted anew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from andan.reports.figures.periods import week_of
from andan.reports.figures.waits import MEDIAN, NINE_TENTHS, mark, share_within

SHAPE = 4
WAITS = ("reception", "classification", "assignment", "result")
NARROW = "quarter"  # counted for each agency, and not for whole provinces: the last of all
DIMENSIONS = ("week", "kind", "class", "channel", "agency", "commune", NARROW)
Key = tuple[str, str]  # a dimension and a value in it
Table = dict[Key, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One report as it is counted. `commune` and `quarter`: keys of where it happened, if that was told.

    `waits` in minutes since it was sent; `turns_at`: when an open duty becomes late.
    """

    report: int
    agency: int
    kind: str
    report_class: str
    channel: str
    day: date
    state: str
    commune: int | None = None
    quarter: int | None = None
    waits: Mapping[str, int] = field(default_factory=dict)
    met: Mapping[str, int] = field(default_factory=dict)
    late: Mapping[str, int] = field(default_factory=dict)
    outcome: str = ""
    score: int | None = None
    turns_at: datetime | None = None

    def words(self) -> Counter[str]:
        """What the report adds to every count it is in."""
        told = Counter({"sent": 1, f"state.{self.state}": 1})
        told.update({f"wait.{name}.{mark(waited)}": 1 for name, waited in self.waits.items()})
        told.update({f"met.{duty}": count for duty, count in self.met.items()})
        told.update({f"late.{duty}": count for duty, count in self.late.items()})
        if self.outcome:
            told[f"outcome.{self.outcome}"] = 1
        if self.score is not None:
            told[f"score.{self.score}"] = 1
        return told

    def keys(self, week_starts: int) -> tuple[Key, ...]:
        """The counts it is in, one of each dimension, in their order."""
        return (
            ("week", week_of(self.day, week_starts).isoformat()),
            ("kind", self.kind),
            ("class", self.report_class),
            ("channel", self.channel),
            ("agency", str(self.agency)),
            ("commune", str(self.commune or "")),
            (NARROW, str(self.quarter or "")),
        )


def add(table: Table, keys: Iterable[Key], words: Mapping[str, int], sign: int = 1) -> None:
    """Add the words to every count named by `keys`, or take them away again with a `sign` of -1."""
    for key in keys:
        tally = table.get(key)
        if tally is None:
            tally = table[key] = Counter()
        for word, count in words.items():  # Counter.update takes twice as long
            tally[word] = tally.get(word, 0) + sign * count


class Figures:
    """What a tally says."""

    def __init__(self, tally: Mapping[str, int]) -> None:
        self.tally = tally

    @property
    def sent(self) -> int:
        return self.tally.get("sent", 0)

    @cached_property
    def _parts(self) -> dict[str, dict[str, int]]:
        """The words that are not zero, by what they begin with."""
        parts: dict[str, dict[str, int]] = {}
        for word, count in self.tally.items():
            if count:
                head, _, rest = word.partition(".")
                parts.setdefault(head, {})[rest] = count
        return parts

    @cached_property
    def _marks(self) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = {name: {} for name in WAITS}
        for word, count in self.under("wait").items():
            name, _, at = word.partition(".")
            found[name][int(at)] = count
        return found

    def median(self, name: str) -> int | None:
        """Minutes within which half of those that came so far had come so far."""
        return share_within(self._marks[name], MEDIAN)

    def nine_tenths(self, name: str) -> int | None:
        return share_within(self._marks[name], NINE_TENTHS)

    def timed(self, name: str) -> int:
        """How many came so far."""
        return sum(self._marks[name].values())

    def under(self, prefix: str) -> dict[str, int]:
        """The counts of the words that begin with `prefix` and a point, without it; only what is not zero."""
        return self._parts.get(prefix, {})

    @cached_property
    def late(self) -> int:
        return sum(self.under("late").values())

    @cached_property
    def decided(self) -> int:
        """Duties that are done or past their time: only of these it is known whether they were late."""
        return self.late + sum(self.under("met").values())

    @cached_property
    def scores(self) -> dict[int, int]:
        return {int(score): count for score, count in self.under("score").items()}

    @property
    def rated(self) -> int:
        return sum(self.scores.values())

    @property
    def score(self) -> float | None:
        """All scores added, then divided by how many there are."""
        return sum(score * count for score, count in self.scores.items()) / self.rated if self.rated else None
