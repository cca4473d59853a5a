from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, WrongState, check
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.reports import paper_policies
from andan.reports.actions import road
from andan.reports.events import PaperWithdrawn, commitment
from andan.reports.models import Paper
from andan.reports.queries import papers

REASON_MOST = 300


def withdraw_paper(*, actor: Actor, code: str, paper: str, reason: str) -> Paper:
    """Say that an issued paper no longer stands, and why. Its file is kept; its check page says so."""
    why = clean_line(reason)
    if not 0 < len(why) <= REASON_MOST:
        raise Invalid("Chưa có lý do.", {"reason": f"Ghi lý do thu hồi, nhiều nhất {REASON_MOST} ký tự."})
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        found = papers.paper(actor, code, paper)
        check(paper_policies.withdrawal_refusal(found, actor))
        ended = Paper.objects.filter(pk=found.pk, ended_at=None).update(ended_at=now, ended_reason=why)
        if ended != 1:
            raise WrongState()
        fact = PaperWithdrawn(paper=found.code, commitment=commitment(bytes(report.salt), why))
        append(fact, subject=report.code, actor=actor.ref, at=now)
    found.ended_at, found.ended_reason = now, why
    return found
