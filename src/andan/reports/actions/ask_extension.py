from datetime import datetime, timedelta
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Forbidden, Invalid, WrongState, check
from andan.reports import policies
from andan.reports.actions import duties, road, words
from andan.reports.clock import UNIT_NAMES, Span
from andan.reports.events import ExtensionAsked, commitment
from andan.reports.models import Extension, Report
from andan.reports.queries.rules import limit, most
from andan.reports.queries.seen import duties as duties_of
from andan.reports.states import EXTENSION


def ask_extension(*, actor: Actor, code: str, amount: int, reason: str, **how: Unpack[road.How]) -> Report:
    """Ask for `amount` more, in the unit of the rule; somebody else grants it or does not."""
    why = words.needed(reason, "Ghi lý do xin gia hạn.", field="reason")
    if actor.user_id is None:
        raise Forbidden("Cán bộ làm việc này.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(EXTENSION, actor, report))
        turn = report.extensions + 1
        more = _within(report, turn, amount, now)
        _in_time(report, now)
        Extension.objects.create(
            report=report,
            turn=turn,
            amount=more.amount,
            unit=more.unit,
            reason=why,
            asked_by_id=actor.user_id,
            asked_at=now,
        )
        fact = ExtensionAsked(
            turn=turn, amount=more.amount, unit=more.unit, commitment=commitment(bytes(report.salt), why)
        )
        road.take(
            report,
            EXTENSION,
            fact,
            actor=actor,
            at=now,
            **how,
            words=why,
            detail=f"Xin thêm {more.amount} {UNIT_NAMES[more.unit]}, lần {turn}.",
            extension_asker=actor.user_id,
        )
    return report


def _within(report: Report, turn: int, amount: int, now: datetime) -> Span:
    granted = most(turn, report.report_class, now)
    if granted is None:
        raise WrongState(
            "Luật không cho gia hạn loại này." if turn == 1 else "Loại này chỉ được gia hạn một lần."
        )
    longest, basis = granted
    if not 1 <= amount <= longest.amount:
        unit = UNIT_NAMES[longest.unit]
        reason = f"Từ 1 đến {longest.amount} {unit} ({basis})."
        raise Invalid(reason, {"amount": reason})
    return Span(amount, longest.unit)


def _in_time(report: Report, now: datetime) -> None:
    """Time is asked for while there is some; the procuracy wants to be asked some days before."""
    due = duties.open_one(duties_of(report), "result")
    if due is None or due.due_at < now:
        raise WrongState("Đã quá hạn giải quyết, không gia hạn được nữa.")
    notice = (
        limit("extension_notice", report.report_class, now) if policies.decides_procuracy(report) else None
    )
    if notice and now > due.due_at - timedelta(days=notice.amount):
        raise WrongState(f"Phải đề nghị trước khi hết hạn ít nhất {notice.amount} ngày ({notice.basis}).")
