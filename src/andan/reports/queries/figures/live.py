"""What has happened since the counts were last written, so that numbers hold up to this moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from andan.kit import clock
from andan.ledger import queries as ledger
from andan.reports.figures.tallies import Measured
from andan.reports.models import Report
from andan.reports.queries.figures import kept
from andan.reports.queries.figures.plain import measured

MOST = 3000  # facts and late duties that are caught up with while somebody waits


@dataclass(frozen=True, slots=True)
class Live:
    """Reports that stand otherwise than they were counted: as they were `before`, and as they are `now`, by key.

    `alone`: these are all reports there are, nothing of what was counted belongs to them.
    `until`: when too much is not counted yet, the moment up to which the counts hold; `percent` while all reports are
    being counted. Neither is said where everything is counted.
    """

    before: dict[int, Measured] = field(default_factory=dict)
    now: dict[int, Measured] = field(default_factory=dict)
    alone: bool = False
    until: datetime | None = None
    percent: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.until is None and self.percent is None

    def changes(self) -> Iterator[tuple[Measured, int]]:
        """What to take away (-1) and to add (1)."""
        for key, one in self.now.items():
            if key in self.before:
                yield self.before[key], -1
            yield one, 1


def live() -> Live:
    """The reports that have changed since. Five or six queries, whose size is bounded."""
    counting, moment = kept.counting(), clock.now()
    if counting is None or counting.filling:
        return _before_all_is_counted(counting.percent if counting else 0, moment)
    facts = ledger.following(counting.entry, MOST + 1)
    if len(facts) > MOST:
        return Live(until=next((fact.at for fact in facts if fact.number > counting.seen), facts[-1].at))
    return _live({fact.subject for fact in facts if fact.name.startswith("report.")}, moment)


def _before_all_is_counted(percent: int, moment: datetime) -> Live:
    """A new house has so few reports that they are counted while somebody waits."""
    keys = list(Report.objects.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    return Live(now=measured(keys, moment), alone=True) if len(keys) <= MOST else Live(percent=percent)


def _live(codes: set[str], moment: datetime) -> Live:
    keys = {*Report.objects.filter(code__in=codes).values_list("pk", flat=True)} if codes else set()
    keys.update(kept.turned(moment).values_list("pk", flat=True)[:MOST])
    if not keys:
        return Live()
    now, before = measured(keys, moment), kept.kept_of(keys)
    return Live(before=before, now={key: one for key, one in now.items() if before.get(key) != one})
