from django.db import transaction
from django.db.models import F

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.ledger.log import append
from andan.reports import rights_policies
from andan.reports.actions import road, words
from andan.reports.events import commitment
from andan.reports.models import Report
from andan.reports.rights.events import RestrictionLifted


def lift_restriction(*, actor: Actor, code: str, reason: str) -> None:
    """Use the report again, for a reason that is proven by the fact."""
    text = words.needed(reason, "Ghi vì sao cần dùng lại.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(rights_policies.may_lift(actor, report))
        rows = Report.objects.filter(pk=report.pk, limited_at__isnull=False, version=report.version)
        if rows.update(limited_at=None, version=F("version") + 1) != 1:
            raise WrongState()
        fact = RestrictionLifted(commitment=commitment(bytes(report.salt), text))
        append(fact, subject=report.code, actor=actor.ref, at=now)
