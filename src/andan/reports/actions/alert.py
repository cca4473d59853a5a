from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState, check
from andan.places import queries as places
from andan.places.models import AgencyKind
from andan.reports import policies
from andan.reports.actions import road, words
from andan.reports.events import SuperiorAlerted, commitment
from andan.reports.models import Report
from andan.reports.states import ALERT


def alert(*, actor: Actor, code: str, text: str, **how: Unpack[road.How]) -> Report:
    """Tell the superior agency of something grave, at once."""
    said = words.needed(text, "Ghi điều báo lên cấp trên.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(ALERT, actor, report))
        superior = places.of_province(report.agency.province_id, AgencyKind.PROVINCIAL_POLICE)
        if superior is None:
            raise WrongState("Chưa có công an cấp tỉnh trong danh mục.")
        fact = SuperiorAlerted(superior=superior.code, commitment=commitment(bytes(report.salt), said))
        road.take(report, ALERT, fact, actor=actor, at=now, **how, words=said, detail=superior.name)
    return report
