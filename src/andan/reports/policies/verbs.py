"""Who may do which verb to a report now, and what is the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from andan.accounts.actors import Actor, Role
from andan.kit.refusals import Forbidden, NotThere, Refused, WrongState
from andan.reports.models import Report
from andan.reports.policies.cases import CASE_RULES, oversees, supervises
from andan.reports.policies.seeing import WHO_NAMES, covered, is_reporter, may_see
from andan.reports.states import (
    MEETS,
    NEXT,
    TRANSFER,
    VERBS,
    ReportClass,
    State,
    Verb,
    Who,
    target,
)

# How far a report has come in each state; a report sent on begins anew at the next agency.
_PROGRESS: Mapping[str, int] = MappingProxyType(
    {
        State.SUBMITTED: 0,
        State.TRANSFERRED: 0,
        State.RECEIVED: 1,
        State.CLASSIFIED: 2,
        State.VERIFYING: 3,
        State.SUSPENDED: 3,
        State.REFUSED: 4,
        State.RESOLVED: 4,
    }
)


ASIDE = frozenset(
    {"parting", "answer", "note", "opening", "remark", "reply"}
)  # what goes on while joined to another report


def refusal_of(verb: Verb, actor: Actor, report: Report) -> Refused | None:
    """Why `actor` may not do `verb` to `report` now, or None. The same answer greys the button."""
    return (
        _wrong_person(verb, actor, report)
        or _wrong_state(verb, report)
        or _joined(verb, report)
        or _wrong_case(verb, actor, report)
    )


@dataclass(frozen=True, slots=True)
class Option:
    """A verb as the case page shows it: possible when `refusal` is None."""

    verb: Verb
    refusal: Refused | None


def options(actor: Actor, report: Report) -> list[Option]:
    """Every officer's verb with the reason against it, in the order of the table; not those with nothing to answer."""
    return [
        Option(verb, refusal_of(verb, actor, report))
        for verb in VERBS.values()
        if verb.who and not verb.by_reporter and verb.noun != "opening" and _makes_sense(verb, report)
    ]


def _makes_sense(verb: Verb, report: Report) -> bool:
    """Whether there is what the verb answers or undoes: nobody grants what nobody asked for."""
    return {
        "approval": report.extension_asker is not None,
        "denial": report.extension_asker is not None,
        "resumption": report.state == State.SUSPENDED,
        "reply": bool(report.remarks_open),
        "parting": report.is_joined,
        "pinning": not report.pinned,
        "unpinning": report.pinned,
    }.get(verb.noun, True)


def next_verb(report: Report, actor: Actor | None = None) -> Verb | None:
    """The one step the law waits for now, of those `actor` may do when there is one; None when the report is closed."""
    waited_for = _waited_for(report)
    for verb in waited_for:
        if actor is not None and refusal_of(verb, actor, report) is None:
            return verb
    return waited_for[0] if waited_for else None


def _waited_for(report: Report) -> list[Verb]:
    """What meets the duty that is due next, then what its state leads to."""
    if report.report_class == ReportClass.NOT_COMPETENT and target(TRANSFER, report.state):
        return [TRANSFER]
    pressing = MEETS.get(report.next_duty, VERBS.get(report.next_duty))
    found = [pressing, VERBS.get(NEXT.get(report.state, ""))]
    return [verb for verb in found if verb is not None and target(verb, report.state)]


def _wrong_person(verb: Verb, actor: Actor, report: Report) -> Refused | None:
    if verb.by_reporter:
        return None if is_reporter(actor, report) else NotThere()
    if _does(verb, actor, report):
        return None
    if not may_see(actor, report):
        return NotThere()
    names = ", ".join(WHO_NAMES[who] for who in verb.who)
    return Forbidden(f"{names} của {report.agency.name} làm việc này.")


def _does(verb: Verb, actor: Actor, report: Report) -> bool:
    roles = [who for who in verb.who if isinstance(who, Role)]
    if Role.PROCURATOR in roles and supervises(actor, report):
        return True
    if Who.SUPERIOR in verb.who and oversees(actor, report):
        return True
    holds = Who.HOLDER in verb.who and actor.user_id is not None and actor.user_id == report.holder_id
    return actor.holds(*roles, at=report.agency_id) or (holds and report.agency_id in covered(actor))


def _wrong_state(verb: Verb, report: Report) -> Refused | None:
    if target(verb, report.state) is not None:
        return None
    later = any(_PROGRESS[state] > _PROGRESS[State(report.state)] for state in verb.moves)
    return WrongState(f"{report.face.word}. {'Chưa đến' if later else 'Đã qua'} bước này.")


def _joined(verb: Verb, report: Report) -> Refused | None:
    """What is joined to another report is handled there."""
    if not report.is_joined or verb.noun in ASIDE:
        return None
    return WrongState("Đã gộp vào phản ánh khác về cùng sự việc. Làm việc ở phản ánh chính, hoặc bỏ gộp.")


def _wrong_case(verb: Verb, actor: Actor, report: Report) -> Refused | None:
    rule = CASE_RULES.get(verb.noun)
    return rule(actor, report) if rule else None
