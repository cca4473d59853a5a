from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import requests
from andan.reports.models import DataRequest
from andan.reports.rights.events import DataRequestAnswered
from andan.reports.rights.states import ANSWER


def answer_request(*, actor: Actor, code: str) -> DataRequest:
    """Tell the person that the request was received and is being worked on: the first of its two terms is met."""
    with transaction.atomic(durable=True):
        row, now = requests.load(actor, ANSWER, code)
        return requests.move(row, ANSWER, DataRequestAnswered(), actor=actor, at=now)
