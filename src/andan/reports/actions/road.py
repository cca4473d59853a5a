"""The one road every verb goes down: conditional update, timeline step, fact, and what leaves after commit."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.facts import Fact
from andan.ledger.log import append
from andan.reports import notices, policies, queries
from andan.reports.models import Report, Step
from andan.reports.states import Verb, target


def take(
    report: Report,
    verb: Verb,
    fact: Fact,
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    words: str = "",
    detail: str = "",
    public: bool | None = None,
    **columns: Any,
) -> Step:
    """Do `verb` to `report`: one row changes or WrongState is raised; one step and one fact are written.

    `seen` is the version the person was looking at; without it the version just loaded counts. `columns` are the other
    columns that change. Must run inside the action's transaction.
    """
    check(policies.refusal_of(verb, actor, report))
    state = target(verb, report.state)
    if state is None:  # the policy has said so already
        raise WrongState()
    changed = Report.objects.filter(
        pk=report.pk, state=report.state, version=report.version if seen is None else seen
    ).update(state=state, version=F("version") + 1, changed_at=at, **columns)
    if changed != 1:
        raise WrongState()
    step = record(
        report, verb, fact, actor=actor, at=at, state=state, words=words, detail=detail, public=public
    )
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
    public: bool | None = None,
) -> Step:
    """Append the fact and write its step. The reporter stays "reporter" in both: reports cannot be joined by it."""
    by_reporter = verb.by_reporter
    ref = "reporter" if by_reporter else actor.ref
    entry = append(fact, subject=report.code, actor=ref, at=at)
    return Step.objects.create(
        report=report,
        noun=verb.noun,
        at=at,
        state=state,
        actor_ref=ref,
        actor_name="" if by_reporter else actor.name,
        agency_name="" if by_reporter else report.agency.name,
        words=words,
        detail=detail,
        public=verb.public if public is None else public,
        entry=entry.pk,
    )


def load(actor: Actor, code: str) -> tuple[Report, datetime]:
    """The report through the actor's eyes, and the moment of the action. Raises NotThere."""
    return queries.report(actor, code), clock.now()
