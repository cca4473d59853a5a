"""What people are told of a step: inside the transaction that takes it. Never any content of a case.

Who sends a report without a name is told nothing here: an address to tell them by would lead to them.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor, Role
from andan.notices.news import Kind
from andan.notices.queries import who
from andan.notices.telling import Told, tell, to
from andan.places import queries as places
from andan.places.models import AgencyKind
from andan.reports.models import DataRequest, Remark, Report, Step
from andan.reports.news import (
    AGENCY_REMARK_LATE,
    AGENCY_REMARK_SOON,
    AGENCY_REMARK_UNANSWERED,
    AGENCY_REMARKED,
    AGENCY_REPLIED,
    BY_CLOCK,
    BY_VERB,
    DATA_ASKED,
    DATA_LATE,
    DATA_LATE_BELOW,
    DATA_MOVED,
    DATA_SOON,
    MENTIONED,
    PAPER_ISSUED,
    REMARK_LATE,
    REMARK_SOON,
    REMARK_UNANSWERED,
    Audience,
)
from andan.reports.policies import decides_procuracy
from andan.reports.queries.answers_due import Owed
from andan.reports.queries.due import LATE, Due

MANY = 3  # at one agency at once: more are told as one to those who oversee them
_OF_REPORT = (REMARK_SOON, REMARK_LATE, REMARK_UNANSWERED)
_OF_AGENCY = (AGENCY_REMARK_SOON, AGENCY_REMARK_LATE, AGENCY_REMARK_UNANSWERED)
Numbered = tuple[Due, int]  # with the number of its fact
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


def paper_issued(report: Report, entry: int, *, at: datetime) -> None:
    """Tell the reporter that a paper addressed to them is there. Must run in the action's transaction."""
    tell(to(_reporter(report), PAPER_ISSUED, code=report.code, entry=entry, at=at))


def mentioned(report: Report, step: Step, uids: Iterable[str]) -> None:
    """Tell colleagues, by their opaque uid, that a note names them. Must run in the action's transaction."""
    tell(to(map(who, uids), MENTIONED, code=report.code, entry=step.entry, at=step.at))


def data_request_moved(row: DataRequest, entry: int, *, at: datetime, by_citizen: bool) -> None:
    """Tell the other side of a request about one's own data. Must run in the action's transaction."""
    officers = accounts.officers_at(row.agency_id, Role.COMMANDER, Role.ADMINISTRATOR) if by_citizen else []
    people = [who(str(one.uid)) for one in officers] if by_citizen else [row.owner]
    tell(to(people, DATA_ASKED if by_citizen else DATA_MOVED, code=row.code, entry=entry, at=at))


def agency_remarked(row: Remark, entry: int, *, at: datetime) -> None:
    """Tell the commanders of the agency. Must run in the action's transaction."""
    tell(to(_those(Role.COMMANDER, at=row.addressee.pk), AGENCY_REMARKED, code=row.code, entry=entry, at=at))


def agency_answered(row: Remark, entry: int, *, at: datetime) -> None:
    """Tell the procurators of whose procuracy the remark was. Must run in the action's transaction."""
    tell(to(_those(Role.PROCURATOR, at=row.procuracy_id), AGENCY_REPLIED, code=row.code, entry=entry, at=at))


def answer_owed(owed: Owed, entry: int, *, at: datetime) -> None:
    """Tell of an answer that is due soon or late. Must run in the action's transaction."""
    heard = _of_request(owed) if isinstance(owed.to, DataRequest) else _of_remark(owed, owed.to)
    code = owed.to.report.code if isinstance(owed.to, Remark) and owed.to.report else owed.to.code
    tell([told for people, kind in heard for told in to(people, kind, code=code, entry=entry, at=at)])


def _of_remark(owed: Owed, row: Remark) -> Iterator[tuple[list[str], Kind]]:
    """Those who answer; once it is late, those who made it too."""
    soon, late, unanswered = _OF_REPORT if row.report else _OF_AGENCY
    yield _those(Role.COMMANDER, at=owed.agency.pk), late if owed.step == LATE else soon
    if owed.step == LATE:
        yield _those(Role.PROCURATOR, at=row.procuracy_id), unanswered


def _of_request(owed: Owed) -> Iterator[tuple[list[str], Kind]]:
    """Those who settle it; once it is late, those above them too."""
    here = owed.agency.pk
    settlers = accounts.officers_at(here, Role.COMMANDER, Role.ADMINISTRATOR)
    yield [who(str(one.uid)) for one in settlers], DATA_LATE if owed.step == LATE else DATA_SOON
    above = places.superiors([here]).get(here)
    if owed.step == LATE and above:
        yield _those(Role.COMMANDER, at=above), DATA_LATE_BELOW


def fell_due(step: int, rows: Sequence[Due], entries: Sequence[int], *, at: datetime) -> None:
    """Tell of reports that came to `step` of the clock, each with the number of its fact. Must run in the transaction.

    Who verifies reads of each; who oversees reads of many at once as one line, that leads to the desk.
    """
    numbered = list(zip(rows, entries, strict=True))
    posts = _Posts({row.agency_id for row in rows})
    news: list[Told] = []
    for audience, kind in BY_CLOCK[step]:
        if audience is Audience.HOLDER:
            known = {holder: who(str(holder)) for holder in {row.holder for row in rows} if holder}
            held = [(known[row.holder], row, entry) for row, entry in numbered if row.holder]
            news += [Told(who=one, kind=kind, code=row.code, entry=entry, at=at) for one, row, entry in held]
        left = [(row, entry) for row, entry in numbered if audience is not Audience.HOLDER or not row.holder]
        for people, theirs in posts.over(audience, left):
            news += (
                _as_one(people, kind, theirs, at) if len(theirs) > MANY else _each(people, kind, theirs, at)
            )
    tell(news)


def _each(people: list[str], kind: Kind, rows: list[Numbered], at: datetime) -> list[Told]:
    return [told for row, entry in rows for told in to(people, kind, code=row.code, entry=entry, at=at)]


def _as_one(people: list[str], kind: Kind, rows: list[Numbered], at: datetime) -> list[Told]:
    last = max(entry for _, entry in rows)
    return [Told(who=one, kind=kind, code="", count=len(rows), entry=last, at=at) for one in people]


class _Posts:
    """Who sits where, of all agencies of a batch and those above them: asked once."""

    def __init__(self, agencies: set[int]) -> None:
        self._above = places.superiors(agencies)
        here = {*agencies, *self._above.values()}
        self._uids = accounts.at_posts(here, Role.DUTY_OFFICER, Role.COMMANDER)

    def over(self, audience: Audience, rows: list[Numbered]) -> Iterator[tuple[list[str], list[Numbered]]]:
        """The rows by those who are to hear of them. Where nobody stands above, the agency's own commanders hear."""
        role = Role.DUTY_OFFICER if audience in {Audience.HOLDER, Audience.DESK} else Role.COMMANDER
        groups: dict[int, list[Numbered]] = defaultdict(list)
        for row, entry in rows:
            here = row.agency_id
            groups[self._above.get(here, here) if audience is Audience.SUPERIOR else here].append(
                (row, entry)
            )
        for agency, theirs in groups.items():
            yield [who(uid) for uid in self._uids.get((agency, role), [])], theirs


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


def _procuracy(report: Report) -> list[str]:
    office = places.of_province(report.agency.province_id, AgencyKind.PROCURACY)
    return _those(Role.PROCURATOR, at=office.pk) if office else []


def _deciders(report: Report) -> list[str]:
    return _procuracy(report) if decides_procuracy(report) else _commanders(report)


def _those(role: Role, *, at: int) -> list[str]:
    return [who(str(officer.uid)) for officer in accounts.officers_at(at, role)]


_PEOPLE: Mapping[Audience, Callable[[Report], list[str]]] = MappingProxyType(
    {
        Audience.REPORTER: _reporter,
        Audience.HOLDER: _holder,
        Audience.DESK: _desk,
        Audience.COMMANDERS: _commanders,
        Audience.SUPERIOR: _superior,
        Audience.PROCURACY: _procuracy,
        Audience.DECIDERS: _deciders,
    }
)
