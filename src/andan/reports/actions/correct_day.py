from datetime import date

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, check
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.events import CalendarCorrected
from andan.reports.models import CalendarDay

YEARS = range(2020, 2101)


def correct_day(*, actor: Actor, day: date, works: bool, basis: str) -> CalendarDay:
    """Say that a day is worked, or is not. What runs already is reckoned anew by the worker, with a fact each."""
    check(policies.may_edit_data(actor))
    why = clean_line(basis)
    if not why:
        raise Invalid("Chưa có căn cứ.", {"basis": "Ghi văn bản, quyết định."})
    if len(why) > 200:
        raise Invalid("Căn cứ dài quá.", {"basis": "Rút còn 200 ký tự."})
    if day.year not in YEARS:
        raise Invalid("Ngày chưa đúng.", {"day": f"Năm từ {YEARS.start} đến {YEARS.stop - 1}."})
    with transaction.atomic(durable=True):
        now = clock.now()
        row = CalendarDay.objects.create(
            day=day, works=works, basis=why, said_at=now, said_by=actor.ref, sayer=actor.name, applied_to=0
        )
        fact = CalendarCorrected(day=str(day), works=works, basis=why)
        append(fact, subject=f"day:{day}", actor=actor.ref, at=now)
    return row
