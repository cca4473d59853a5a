from django.db import transaction

from andan.reports.actions.attach import erase_later
from andan.reports.models import Draft


def discard_draft(*, draft: Draft) -> None:
    """Forget the draft and its files."""
    with transaction.atomic(durable=True):
        rows = list(draft.evidence.all())
        draft.delete()
        for row in rows:
            erase_later(row)
