from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.reports import policies, queries
from andan.reports.actions import openings, road
from andan.reports.queries import papers
from andan.reports.states import OPENING


def read_paper(*, actor: Actor, code: str, paper: str, form: str, reason: str) -> bytes:
    """Hand over a paper that names the reporter to an officer who did not issue it: the identity is opened by it."""
    why = openings.reason_of(reason)
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(OPENING, actor, report))
        found = papers.paper(actor, code, paper)
        openings.record(report, queries.identity(report), why, actor=actor, at=now)
    return papers.opened(found, form)
