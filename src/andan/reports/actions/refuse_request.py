from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.actions import requests, restricting, words
from andan.reports.events import commitment
from andan.reports.models import DataRequest
from andan.reports.queries.rights.requests import about
from andan.reports.rights.events import DataRequestRefused
from andan.reports.rights.states import BASES, GROUNDS, REFUSAL, Right
from andan.reports.states import CRIMES


def refuse_request(*, actor: Actor, code: str, ground: str, reason: str) -> DataRequest:
    """No, with the ground in law and words the person reads. What is kept for being criminal is restricted."""
    if ground not in GROUNDS:
        raise Invalid("Chưa chọn căn cứ.", {"ground": "Chọn một căn cứ."})
    text = words.needed(reason, "Ghi lý do để người yêu cầu hiểu.", field="reason")
    with transaction.atomic(durable=True):
        row, now = requests.load(actor, REFUSAL, code)
        if row.right == Right.DELETE and ground == "criminal":
            kept = [one for one in about(row) if one.report_class in CRIMES]
            restricting.restrict(kept, actor=actor, at=now, ground=ground)
        fact = DataRequestRefused(
            right=row.right, ground=ground, basis=BASES[ground], commitment=commitment(bytes(row.salt), text)
        )
        told = {"ground": ground, "basis": BASES[ground], "reason": text, "settler": actor.name}
        return requests.move(row, REFUSAL, fact, actor=actor, at=now, **told)
