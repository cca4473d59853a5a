"""What remarks on a report and remarks on an agency have in common: the term to answer, and the row."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.kit.refusals import Forbidden, NotThere, WrongState
from andan.places.models import Agency
from andan.reports import policies
from andan.reports.clock import Calendar, Rule, Term, term
from andan.reports.models import Remark
from andan.reports.queries.rules import corrections, limit

DUTY = "reply"


def until(report_class: str, at: datetime) -> tuple[Rule, Term]:
    """The rule and the term to answer a remark made at `at`. Raises WrongState where no rule gives one."""
    rule = limit(DUTY, report_class, at)
    if rule is None:
        raise WrongState("Chưa có quy tắc nào về hạn trả lời kiến nghị. Người quản trị đặt quy tắc trước.")
    return rule, term(rule, at, calendar=Calendar.known(corrections(), at))


def procuracy(actor: Actor, agency_id: int) -> Agency:
    """The procuracy for which the actor supervises the agency. Raises Forbidden."""
    found = policies.procuracy_of(actor, agency_id)
    if found is None:
        raise Forbidden("Kiểm sát viên làm việc này.")
    return Agency.objects.get(pk=found)


def next_number(**on: Any) -> int:
    """The number after the last one on this report, or on this agency."""
    return int(Remark.objects.filter(**on).aggregate(last=Max("number"))["last"] or 0) + 1


def make(
    actor: Actor, office: Agency, said: str, given: tuple[Rule, Term], *, at: datetime, **on: Any
) -> Remark:
    """Keep the remark, `on` a report or an agency and with its number. Raises IntegrityError where that is taken."""
    rule, due = given
    return Remark.objects.create(
        **on,
        procuracy=office,
        words=said,
        made_by=accounts.officer(actor),
        maker=actor.name,
        made_at=at,
        rule_id=rule.key,
        amount=rule.amount,
        unit=rule.unit,
        basis=rule.basis,
        due_at=due.due,
        soon_at=due.soon,
    )


def close(actor: Actor, row: Remark | None, said: str, *, at: datetime) -> Remark:
    """Keep the answer. Raises NotThere, and WrongState when somebody was faster."""
    if row is None:
        raise NotThere("Không có kiến nghị này, hoặc đã trả lời.")
    person = accounts.officer(actor)
    told = {"answer": said, "answered_by": person, "answerer": actor.name, "answered_at": at}
    if Remark.objects.filter(pk=row.pk, answered_at=None).update(**told) != 1:
        raise WrongState("Kiến nghị này vừa được trả lời.")
    row.refresh_from_db()
    return row
