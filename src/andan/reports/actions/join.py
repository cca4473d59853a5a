from typing import Unpack

from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, WrongState, check
from andan.kit.text import clean_line
from andan.reports import policies, queries
from andan.reports.actions import road, words
from andan.reports.events import ReportJoined, commitment
from andan.reports.models import Report
from andan.reports.states import JOINING, WORKED_ON


def join(*, actor: Actor, code: str, lead: str, reason: str = "", **how: Unpack[road.How]) -> Report:
    """Handle the report together with `lead`, about the same: its reporter is told, counted, gets the same result."""
    why = words.optional(reason, field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(JOINING, actor, report))
        main = _lead(actor, report, lead)
        fact = ReportJoined(lead=main.code, commitment=commitment(bytes(report.salt), why))
        road.take(
            report, JOINING, fact, actor=actor, at=now, **how, words=why, lead=main, question_open=False
        )
        rows = Report.objects.filter(pk=main.pk, version=main.version, state__in=WORKED_ON, lead=None)
        if rows.update(members_count=F("members_count") + 1) != 1:
            raise WrongState("Phản ánh chính vừa thay đổi. Xem lại rồi gộp.")
    return report


def _lead(actor: Actor, report: Report, code: str) -> Report:
    """One that the same agency is handling and that leads itself."""
    found = queries.visible(actor).filter(code=clean_line(code).upper()).first()
    sentence = ""
    if found is None or found.agency_id != report.agency_id:
        sentence = "Không có phản ánh này ở đơn vị."
    elif found.pk == report.pk:
        sentence = "Không gộp một phản ánh vào chính nó."
    elif found.lead_id is not None and found.is_open:
        sentence = "Phản ánh này đã gộp vào phản ánh khác. Chọn phản ánh chính của nó."
    elif found.state not in WORKED_ON:
        sentence = "Phản ánh chính phải đang được giải quyết."
    if found is None or sentence:
        raise Invalid(sentence, {"lead": sentence})
    return found
