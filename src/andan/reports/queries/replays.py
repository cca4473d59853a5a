"""Every report's clock, computed anew from the ledger and compared with what the desk sorts by."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from andan.ledger import queries as ledger
from andan.reports.clock import Event, events_of, replay
from andan.reports.models import Duty, Report
from andan.reports.queries.rules import book, corrections

AT_A_TIME = 500
_Terms = set[tuple[str, datetime, datetime, datetime | None, datetime | None]]


def compared() -> Iterator[tuple[str, bool]]:
    """The code of every report and whether its terms are what its facts say; in the order they were sent."""
    last = 0
    while some := list(
        Report.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "code")[:AT_A_TIME]
    ):
        last = some[-1][0]
        kept, told = _kept([pk for pk, _ in some]), _told([code for _, code in some])
        yield from ((code, kept[pk] == told[code]) for pk, code in some)


def _kept(keys: list[int]) -> dict[int, _Terms]:
    found: dict[int, _Terms] = defaultdict(set)
    for duty in Duty.objects.filter(report__in=keys):
        found[duty.report_id].add((duty.duty, duty.started_at, duty.due_at, duty.done_at, duty.stopped_at))
    return found


def _told(codes: list[str]) -> dict[str, _Terms]:
    histories: dict[str, list[Event]] = defaultdict(list)
    for subject, entry in ledger.entries_of_many(codes):
        histories[subject] += events_of(entry.name, entry.at, entry.fact)
    rules, said = book(), corrections()
    return {
        code: {
            (one.duty, one.started_at, one.term.due, one.done_at, one.stopped_at)
            for one in replay(histories[code], rules, said)
        }
        for code in codes
    }
