"""The one road every verb goes down: conditional update, timeline step, fact, and what leaves after commit."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import Model

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.facts import Fact
from andan.ledger.log import append_with
from andan.ledger.rows import new
from andan.reports import notices, policies, queries
from andan.reports.actions import duties
from andan.reports.models import Report, Step
from andan.reports.states import Verb, target

Told = Callable[[Report], None]


def nobody(_report: Report) -> None:
    """Without a teller nothing is told."""


class How(TypedDict, total=False):
    """What every verb takes beside its own words.

    `seen`: the version the person was looking at; when it is not the newest, somebody was faster. `told`: called with
    the report as it now stands, still inside the transaction; the API keeps its answer to an Idempotency-Key there.
    """

    seen: int | None
    told: Told


def take(
    report: Report,
    verb: Verb,
    fact: Fact,
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    told: Told = nobody,
    words: str = "",
    detail: str = "",
    **columns: Any,
) -> Step:
    """Do `verb` to `report`: one row changes or WrongState is raised; one step and one fact are written.

    The clock follows the fact. `columns` are the other columns that change. Must run inside the action's transaction.
    Afterwards `report` says how it stands now.
    """
    check(policies.refusal_of(verb, actor, report))
    state = target(verb, report.state)
    if state is None:  # the policy has said so already
        raise WrongState()
    version = report.version if seen is None else seen
    return _go(report, verb, fact, actor, at, version, told, words, detail, {"state": state, **columns})


def along(
    report: Report,
    verb: Verb,
    fact: Fact,
    *,
    actor: Actor,
    at: datetime,
    words: str = "",
    detail: str = "",
    **columns: Any,
) -> Step:
    """What happens to a report by itself, or along with another: the same road, without asking who may."""
    return _go(report, verb, fact, actor, at, report.version, nobody, words, detail, columns)


def _go(
    report: Report,
    verb: Verb,
    fact: Fact,
    actor: Actor,
    at: datetime,
    version: int,
    told: Told,
    words: str,
    detail: str,
    columns: dict[str, Any],
) -> Step:
    """The clock, the row as it was at `version`, the fact with its step, and who is told, in this order."""
    due = duties.follow(report, fact, at=at)
    stands = {"version": version + 1, "changed_at": at, **due, **columns}
    rows = Report.objects.filter(pk=report.pk, state=report.state, version=version)
    if rows.update(**stands) != 1:
        raise WrongState()
    state = columns.get("state", report.state)
    step = record(report, verb, fact, actor=actor, at=at, state=state, words=words, detail=detail)
    for name, value in stands.items():
        setattr(report, name, value)
    notices.step_told(report, step, actor=actor)
    told(report)
    transaction.on_commit(lambda: notices.step_taken(step))
    return step


def record(
    report: Report,
    verb: Verb,
    fact: Fact,
    *,
    actor: Actor,
    at: datetime,
    state: str,
    words: str = "",
    detail: str = "",
    before: Sequence[Model] = (),
) -> Step:
    """Write the new rows `before`, append the fact and write its step.

    The reporter stays "reporter" in both: reports cannot be joined by it.
    """
    by_reporter = verb.by_reporter
    ref = "reporter" if by_reporter else actor.ref

    def step(entry: Model) -> Step:
        return new(
            Step,
            report=report,
            noun=verb.noun,
            at=at,
            state=state,
            actor_ref=ref,
            actor_name="" if by_reporter else actor.name,
            agency_name="" if by_reporter else report.agency.name,
            words=words,
            detail=detail,
            public=verb.public,
            entry=entry,
        )

    return append_with(fact, step, subject=report.code, actor=ref, at=at, before=before)


def load(actor: Actor, code: str) -> tuple[Report, datetime]:
    """The report through the actor's eyes, and the moment of the action. Raises NotThere.

    A machine's clock may be set back: what happens to a report is never dated before what happened to it before.
    """
    report = queries.report(actor, code)
    return report, max(clock.now(), report.changed_at)
