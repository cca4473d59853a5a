"""The duties of a report: what the clock makes of its facts, kept in rows so that the desk can sort and count them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from andan.ledger import queries as ledger
from andan.ledger.facts import Fact
from andan.ledger.inserting import insert_all
from andan.ledger.rows import new
from andan.places.models import Agency
from andan.reports.clock import UNIT_NAMES, Book, Event, Running, Span, events_of, replay, sent
from andan.reports.models import Duty, Report
from andan.reports.queries.rules import book, corrections

_KEPT = ("rule_id", "amount", "unit", "basis", "due_at", "soon_at", "done_at", "stopped_at", "extended")


def at_first(agency: Agency, rules: Book, *, grave: bool, named: bool, at: datetime) -> list[Duty]:
    """The duties, without their report, that begin when a report is sent to `agency`."""
    return [_row(running) for running in replay([sent(agency.kind, agency.remote, grave, named, at)], rules)]


def save(report: Report, terms: list[Duty]) -> None:
    """Give the terms to the new report."""
    for duty in terms:
        duty.report = report
    insert_all(terms)


def foreseen(report: Report, fact: Fact, *, at: datetime) -> list[Duty]:
    """All duties the report ever had, as they will stand once `fact` has happened. Writes nothing."""
    new = events_of(fact.NAME, at, fact.payload())
    return [_row(running) for running in replay([*past_of(report), *new], book(), corrections())]


def past_of(report: Report) -> list[Event]:
    """What happened to the report, read from the ledger alone."""
    found = (events_of(entry.name, entry.at, entry.fact) for entry in ledger.entries_of(report.code))
    return [event for events in found for event in events]


def follow(report: Report, fact: Fact, *, at: datetime) -> dict[str, Any]:
    """Bring the rows to where `fact` leads, before it is appended. Returns the columns that the desk sorts by."""
    terms = foreseen(report, fact, at=at)
    _keep(report, terms)
    return columns(running(terms))


def differ(report: Report, terms: Sequence[Duty]) -> bool:
    """Whether the rows are not what the clock makes of the report now."""
    kept, wanted = _numbered(Duty.objects.filter(report=report).order_by("pk")), _numbered(terms)
    return kept.keys() != wanted.keys() or any(_differs(kept[key], wanted[key]) for key in kept)


def running(terms: Iterable[Duty]) -> Duty | None:
    """The one that is due next."""
    return min(
        (duty for duty in terms if duty.done_at is None and duty.stopped_at is None),
        key=lambda duty: duty.due_at,
        default=None,
    )


def open_one(terms: Iterable[Duty], name: str) -> Duty | None:
    """The duty of this name that is not done."""
    return next((duty for duty in terms if duty.duty == name and duty.done_at is None), None)


def columns(duty: Duty | None) -> dict[str, Any]:
    if duty is None:
        return {"next_duty": "", "next_from": None, "next_soon": None, "next_due": None}
    return {
        "next_duty": duty.duty,
        "next_from": duty.started_at,
        "next_soon": duty.soon_at,
        "next_due": duty.due_at,
    }


def _row(running: Running) -> Duty:
    rule, term = running.rule, running.term
    return new(
        Duty,
        rule_id=rule.key,
        duty=rule.duty,
        amount=rule.amount,
        unit=rule.unit,
        basis=rule.basis,
        started_at=running.started_at,
        due_at=term.due,
        soon_at=term.soon,
        done_at=running.done_at,
        stopped_at=running.stopped_at,
        extended=" + ".join(
            f"{more.amount} {UNIT_NAMES[more.unit]}" for more in running.changes if isinstance(more, Span)
        ),
    )


def _keep(report: Report, terms: Sequence[Duty]) -> None:
    """Write only what differs from the rows. What is over goes first: one open duty of a name at a time."""
    kept = _numbered(Duty.objects.filter(report=report).order_by("pk"))
    wanted = _numbered(terms)
    gone = [duty.pk for key, duty in kept.items() if key not in wanted]
    if gone:
        Duty.objects.filter(pk__in=gone).delete()
    changed = [(key, duty) for key, duty in wanted.items() if key in kept and _differs(kept[key], duty)]
    for key, duty in sorted(changed, key=lambda change: change[1].done_at is None):
        Duty.objects.filter(pk=kept[key].pk).update(**_values(duty))
    save(report, [duty for key, duty in wanted.items() if key not in kept])


def _numbered(duties: Iterable[Duty]) -> dict[tuple[str, datetime, int], Duty]:
    """Each by its name and start, and the how-manieth of them it is: two may begin in one moment."""
    found: dict[tuple[str, datetime, int], Duty] = {}
    for duty in duties:
        number = sum(1 for name, start, _ in found if (name, start) == (duty.duty, duty.started_at))
        found[duty.duty, duty.started_at, number] = duty
    return found


def _differs(before: Duty, after: Duty) -> bool:
    return _values(before) != _values(after)


def _values(duty: Duty) -> Mapping[str, Any]:
    return {name: getattr(duty, name) for name in _KEPT}
