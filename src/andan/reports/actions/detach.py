from django.db import transaction

from andan.kit.refusals import NotThere
from andan.reports.actions.attach import erase_later
from andan.reports.models import Draft, Evidence


def detach(*, draft: Draft, evidence_id: str) -> None:
    """Take a file out of the draft and off the disk. Raises NotThere when it is not the draft's."""
    with transaction.atomic(durable=True):
        row = Evidence.objects.filter(pk=evidence_id, draft=draft).first()
        if row is None:
            raise NotThere()
        row.delete()
        erase_later(row)
