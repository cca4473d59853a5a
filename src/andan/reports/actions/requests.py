"""One step of a request about one's own data: conditional update and fact. Must run inside the action's transaction."""

from datetime import datetime
from typing import Any

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.facts import Fact
from andan.ledger.log import append
from andan.reports import notices, rights_policies
from andan.reports.models import DataRequest
from andan.reports.queries.rights import requests
from andan.reports.rights.states import ANSWER_DUTY, Verb, duty_of, target


def load(actor: Actor, verb: Verb, code: str) -> tuple[DataRequest, datetime]:
    """The request through the actor's eyes, and the moment of the action. Raises NotThere, WrongState."""
    see = requests.request if verb.who == "officer" else requests.own
    found = see(actor, code)
    check(rights_policies.refusal_of(verb, actor, found))
    return found, max(clock.now(), found.answered_at or found.asked_at)


def move(
    row: DataRequest, verb: Verb, fact: Fact, *, actor: Actor, at: datetime, **columns: Any
) -> DataRequest:
    """Bring the request to where the verb leads: one row changes, or WrongState. The clock follows the fact."""
    by = "reporter" if verb.who == "citizen" else actor.ref
    entry = append(fact, subject=row.code, actor=by, at=at)
    terms = requests.recomputed(row)
    stands = {
        "state": target(verb, row.state),
        "version": row.version + 1,
        "answered_at": terms[ANSWER_DUTY].done_at,
        "settled_at": terms[duty_of(row.right)].done_at,
        **columns,
    }
    if DataRequest.objects.filter(pk=row.pk, state=row.state, version=row.version).update(**stands) != 1:
        raise WrongState()
    for name, value in stands.items():
        setattr(row, name, value)
    notices.data_request_moved(row, entry.pk, at=at, by_citizen=verb.who == "citizen")
    return row
