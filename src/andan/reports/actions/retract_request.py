from django.db import transaction

from andan.accounts.actors import Actor
from andan.reports.actions import requests
from andan.reports.models import DataRequest
from andan.reports.rights.events import DataRequestRetracted
from andan.reports.rights.states import RETRACTION


def retract_request(*, actor: Actor, code: str) -> DataRequest:
    """The person no longer wants it. What was written with it is erased."""
    with transaction.atomic(durable=True):
        row, now = requests.load(actor, RETRACTION, code)
        return requests.move(row, RETRACTION, DataRequestRetracted(), actor=actor, at=now, box=b"")
