from datetime import date

from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, check
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.clock import Calendar
from andan.reports.events import CalendarProposed
from andan.reports.models import CalendarDay
from andan.reports.queries.rules import corrections

YEARS = range(2020, 2101)


def propose_day(*, actor: Actor, day: date, works: bool, basis: str) -> CalendarDay:
    """Propose that a day is worked, or is not. No term moves before a second person approves it (approve_day)."""
    check(policies.may_edit_data(actor))
    why = clean_line(basis)
    wrong = _wrong(day, works, why)
    if wrong:
        raise Invalid("Đề nghị này còn chỗ cần sửa.", wrong)
    try:
        with transaction.atomic(durable=True):
            now = clock.now()
            row = CalendarDay.objects.create(
                day=day, works=works, basis=why, said_at=now, said_by=actor.ref, sayer=actor.name
            )
            fact = CalendarProposed(proposal=row.pk, day=str(day), works=works, basis=why)
            append(fact, subject=f"day:{day}", actor=actor.ref, at=now)
    except IntegrityError:
        sentence = "Ngày này đã có đề nghị đang chờ duyệt."
        raise Invalid(sentence, {"day": sentence}) from None
    return row


def _wrong(day: date, works: bool, basis: str) -> dict[str, str]:
    """What is wrong, by the field of the form."""
    if day.year not in YEARS:
        return {"day": f"Năm từ {YEARS.start} đến {YEARS.stop - 1}."}
    if not basis:
        return {"basis": "Ghi văn bản, quyết định."}
    if len(basis) > 200:
        return {"basis": "Rút còn 200 ký tự."}
    if Calendar.known(corrections(), clock.now()).is_working_day(day) == works:
        return {"works": f"Ngày này đang là ngày {'làm việc' if works else 'nghỉ'} rồi."}
    return {}
