"""What people are told of a step: inside the transaction that takes it. Never any content of a case.

Who sends a report without a name is told nothing here: an address to tell them by would lead to them.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor, Role
from andan.notices.queries import who
from andan.notices.telling import Told, tell, to
from andan.places import queries as places
from andan.reports.models import Report, Step
from andan.reports.news import BY_VERB, MENTIONED, Audience

log = logging.getLogger(__name__)


def step_taken(step: Step) -> None:
    """After the commit. The ledger knows of the step; the log only when asked."""
    log.debug("report step", extra={"noun": step.noun, "state": step.state, "entry": step.entry})


def step_told(report: Report, step: Step, *, actor: Actor) -> None:
    """Tell those whom the table of news names, but not the one who did it. Must run in the action's transaction.

    `report` as it stands after the step: a new holder and a new agency are those who are told.
    """
    doer = report.owner if step.verb.by_reporter else who(actor.ref)
    news: list[Told] = []
    for audience, kind in BY_VERB.get(step.noun, ()):
        people = [person for person in _PEOPLE[audience](report) if person != doer]
        news += to(people, kind, code=report.code, entry=step.entry, at=step.at)
    tell(news)


def mentioned(report: Report, step: Step, uids: Iterable[str]) -> None:
    """Tell colleagues, by their opaque uid, that a note names them. Must run in the action's transaction."""
    tell(to(map(who, uids), MENTIONED, code=report.code, entry=step.entry, at=step.at))


def _reporter(report: Report) -> list[str]:
    return [report.owner]


def _holder(report: Report) -> list[str]:
    return [who(str(report.holder.uid))] if report.holder else _desk(report)


def _desk(report: Report) -> list[str]:
    return _those(Role.DUTY_OFFICER, at=report.agency_id)


def _commanders(report: Report) -> list[str]:
    return _those(Role.COMMANDER, at=report.agency_id)


def _superior(report: Report) -> list[str]:
    return _those(
        Role.COMMANDER, at=places.superiors([report.agency_id]).get(report.agency_id, report.agency_id)
    )


def _those(role: Role, *, at: int) -> list[str]:
    return [who(str(officer.uid)) for officer in accounts.officers_at(at, role)]


_PEOPLE: Mapping[Audience, Callable[[Report], list[str]]] = MappingProxyType(
    {
        Audience.REPORTER: _reporter,
        Audience.HOLDER: _holder,
        Audience.DESK: _desk,
        Audience.COMMANDERS: _commanders,
        Audience.SUPERIOR: _superior,
    }
)
