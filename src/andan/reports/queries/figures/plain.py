"""Reports measured from their own rows: report, steps, duties. What is kept of it elsewhere must say the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from andan.kit.clock import HANOI
from andan.reports.figures.tallies import WAITS, Measured
from andan.reports.figures.waits import minutes
from andan.reports.models import Duty, Measure, Report, Step
from andan.reports.queries.one_of import one_of
from andan.reports.states import OUTCOMES, State

_ENDINGS = ("result", "conclusion")  # an own result, or the common one of reports that were joined
_OUTCOMES = {name: word for word, name in OUTCOMES.items()}  # a step keeps the name
_COLUMNS = (
    *("pk", "agency_id", "kind_id", "report_class", "channel", "state"),
    *("commune_id", "quarter_id", "score", "submitted_at", "erased_at"),
)

_PLACE = ("pk", "commune_id", "quarter_id")


class _Row(NamedTuple):
    """The columns of a report that are counted."""

    pk: int
    agency: int
    kind: str
    report_class: str
    channel: str
    state: str
    commune: int | None
    quarter: int | None
    score: int | None
    sent: datetime
    erased: datetime | None


class _Done(NamedTuple):
    """One step."""

    noun: str
    at: datetime
    detail: str


class _Owed(NamedTuple):
    """One duty."""

    duty: str
    due_at: datetime
    done_at: datetime | None
    stopped_at: datetime | None


def measured(keys: Collection[int], moment: datetime) -> dict[int, Measured]:
    """The reports with these keys as they stand at `moment`, by key; one that is gone is left out.

    One that was erased does not say any more where it happened: it stays counted where it was. Three queries, and one
    more where there is such a one.
    """
    rows = [_Row(*row) for row in Report.objects.filter(one_of("pk", keys)).values_list(*_COLUMNS)]
    if erased := [row.pk for row in rows if row.erased]:
        before = {
            pk: place for pk, *place in Measure.objects.filter(one_of("pk", erased)).values_list(*_PLACE)
        }
        rows = [
            row._replace(commune=before[row.pk][0], quarter=before[row.pk][1]) if row.pk in before else row
            for row in rows
        ]
    done, owed = _done(keys), _owed(keys)
    return {row.pk: _measured(row, done[row.pk], owed[row.pk], moment) for row in rows}


def _done(keys: Collection[int]) -> defaultdict[int, list[_Done]]:
    found: defaultdict[int, list[_Done]] = defaultdict(list)
    rows = Step.objects.filter(one_of("report_id", keys), noun__in=(*WAITS, *_ENDINGS)).order_by("pk")
    for report, noun, at, detail in rows.values_list("report_id", "noun", "at", "detail"):
        found[report].append(_Done(noun, at, detail))
    return found


def _owed(keys: Collection[int]) -> defaultdict[int, list[_Owed]]:
    found: defaultdict[int, list[_Owed]] = defaultdict(list)
    rows = Duty.objects.filter(one_of("report_id", keys)).order_by("pk")
    for report, *duty in rows.values_list("report_id", *_Owed._fields):
        found[report].append(_Owed._make(duty))
    return found


def _measured(row: _Row, done: list[_Done], owed: list[_Owed], moment: datetime) -> Measured:
    resolved = next((step for step in reversed(done) if step.noun in _ENDINGS), None)
    if row.state != State.RESOLVED:
        resolved = None
    late = [_is_late(duty, moment) for duty in owed]
    turns = [
        duty.due_at
        for duty, over in zip(owed, late, strict=True)
        if not (over or duty.done_at or duty.stopped_at)
    ]
    return Measured(
        report=row.pk,
        agency=row.agency,
        kind=row.kind,
        report_class=row.report_class,
        channel=row.channel,
        day=row.sent.astimezone(HANOI).date(),
        state=row.state,
        commune=row.commune,
        quarter=row.quarter,
        waits=_waits(row.sent, done, resolved),
        met=_counted(duty.duty for duty, over in zip(owed, late, strict=True) if duty.done_at and not over),
        late=_counted(duty.duty for duty, over in zip(owed, late, strict=True) if over),
        outcome=_OUTCOMES.get(resolved.detail, "") if resolved else "",
        score=row.score,
        turns_at=min(turns, default=None),
    )


def _is_late(duty: _Owed, moment: datetime) -> bool:
    """Done after its time, or still to be done past it; one that stands still is no later than when it stopped."""
    return (duty.done_at or duty.stopped_at or moment) > duty.due_at


def _waits(sent: datetime, done: list[_Done], resolved: _Done | None) -> dict[str, int]:
    """Minutes from the sending to the first of each step, and to the result that stands."""
    waits: dict[str, int] = {}
    for step in done:
        if step.noun not in _ENDINGS:
            waits.setdefault(step.noun, minutes(sent, step.at))
    if resolved:
        waits["result"] = minutes(sent, resolved.at)
    return waits


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts
