"""The right side of a case: the one next step, the other steps, what is not possible and why, and the clock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Refused
from andan.reports import policies, queries
from andan.reports.models import Duty, Report, Transfer
from andan.reports.states import UNPINNING, Verb, label_of
from andan.reports.views.desk.rows import share_of
from andan.reports.views.desk.words import duty_name
from andan.web import wording
from andan.web.rulers import Due

DONE_BY_LEAVING = ("sending_on", "notification")  # the reporter is told of it where a report is handed on


@dataclass(frozen=True, slots=True)
class Step:
    """A verb as the page offers it; `refusal` says why it is greyed."""

    verb: Verb
    label: str
    href: str
    refusal: Refused | None = None
    note: str = ""


def law(actor: Actor, report: Report, transfers: Iterable[Transfer]) -> dict[str, Any]:
    """What the law side shows; `elsewhere` when the report is another agency's by now."""
    left = frozenset(transfer.at for transfer in transfers)
    holds = policies.may_see(actor, report)
    moment, duties = clock.now(), queries.duties(report, whole=holds)
    steps = _steps(actor, report)
    first = policies.next_verb(report, actor)
    return {
        "elsewhere": not holds,
        "next": next((step for step in steps if step.verb == first), None),
        "others": [step for step in steps if step.verb != first and step.refusal is None],
        "blocked": _blocked([step for step in steps if step.verb != first]),
        "blocked_count": sum(step.refusal is not None for step in steps if step.verb != first),
        "duties": [_duty(duty, report, moment, left) for duty in sorted(duties, key=_in_turn)],
        "term": _term(duties),
        "dues": _dues(duties, moment),
    }


def _steps(actor: Actor, report: Report) -> list[Step]:
    return [
        Step(
            option.verb,
            label_of(option.verb, report.state),
            reverse("desk:act", args=[report.code, option.verb.noun]),
            option.refusal,
            _note(report),
        )
        for option in policies.options(actor, report)
    ]


def _blocked(steps: list[Step]) -> list[dict[str, Any]]:
    """What is not possible, by the reason, so that one reason is read once."""
    reasons: dict[str, list[str]] = {}
    for step in steps:
        if step.refusal is not None and step.verb is not UNPINNING:  # nobody asks to undo what was not done
            reasons.setdefault(step.refusal.reason, []).append(step.label)
    return [{"reason": reason, "labels": labels} for reason, labels in reasons.items()]


def _in_turn(duty: Duty) -> tuple[bool, datetime]:
    """What is done as it was done, then what is to come as it falls due."""
    return duty.done_at is None, duty.done_at or duty.due_at


def _note(report: Report) -> str:
    """By when the next thing is due: `trước 21:14 hôm nay, còn 13 giờ 09`."""
    if report.next_due is None:
        return ""
    now = clock.now()
    today = wording.day(report.next_due) == wording.day(now)
    day = "hôm nay" if today else wording.day(report.next_due)
    return f"trước {wording.hour(report.next_due)} {day}, {wording.left(report.next_due, now)}"


def _duty(duty: Duty, report: Report, moment: datetime, left: Collection[datetime]) -> dict[str, Any]:
    """`left`: when the report was handed on, which ends what was not done yet, and does it no more than that."""
    if duty.done_at in left and duty.duty not in DONE_BY_LEAVING:
        return {**_line(duty, "gone"), "note": "đã chuyển đi, chưa làm"}
    current = duty.done_at is None and duty.duty == report.next_duty
    late = duty.was_late(moment)
    state = "done" if duty.done_at else "late" if late else "now" if current else "next"
    return {
        **_line(duty, state),
        "note": _done_note(duty) if duty.done_at else wording.left(duty.due_at, moment),
        "share": None if duty.done_at else share_of(duty.started_at, duty.due_at, moment),
        "tone": "late" if late else "soon" if moment >= duty.soon_at else "ok",
    }


def _line(duty: Duty, state: str) -> dict[str, Any]:
    return {
        "state": state,
        "title": duty_name(duty.duty),
        "rule": f"{duty.limit} · {duty.basis}",
        "at": _stamp(duty.done_at or duty.due_at),
    }


def _done_note(duty: Duty) -> str:
    if duty.done_at is None:
        return ""
    if duty.done_at > duty.due_at:
        return f"trễ {wording.span(duty.done_at - duty.due_at)}"
    return f"sau {wording.span(duty.done_at - duty.started_at)}"


def _stamp(moment: datetime) -> str:
    return wording.local(moment).strftime("%d/%m %H:%M")


def _term(duties: list[Duty]) -> Duty | None:
    """The longest term that still runs: the ruler is drawn over it."""
    running = [duty for duty in duties if duty.done_at is None]
    return max(running, key=lambda duty: duty.due_at, default=None)


def _dues(duties: list[Duty], moment: datetime) -> list[Due]:
    return [
        Due(
            duty.due_at,
            duty_name(duty.duty),
            "late" if duty.was_late(moment) else "soon" if moment >= duty.soon_at else "ok",
        )
        for duty in duties
        if duty.done_at is None
    ]
