from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.places import queries as places
from andan.places.models import AgencyKind
from andan.reports import policies
from andan.reports.actions import road, words
from andan.reports.events import ProcuracyInformed, commitment
from andan.reports.models import Report
from andan.reports.states import INFORMING


def inform(*, actor: Actor, code: str, text: str = "", **how: Unpack[road.How]) -> Report:
    """Note that the procuracy was told: of the receipt, or of a suspension. It reads the case itself as well."""
    said = words.optional(text)
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(INFORMING, actor, report))
        office = places.of_province(report.agency.province_id, AgencyKind.PROCURACY)
        if office is None:
            raise WrongState("Chưa có viện kiểm sát trong danh mục.")
        fact = ProcuracyInformed(procuracy=office.code, commitment=commitment(bytes(report.salt), said))
        road.take(report, INFORMING, fact, actor=actor, at=now, **how, words=said, detail=office.name)
    return report
