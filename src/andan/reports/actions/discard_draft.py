from django.db import transaction

from andan.reports.models import Draft


def discard_draft(*, draft: Draft) -> None:
    """Forget the draft and its files."""
    with transaction.atomic(durable=True):
        rows = list(draft.evidence.all())
        draft.delete()
        for row in rows:
            transaction.on_commit(lambda row=row: row.file.delete(save=False))  # type: ignore[misc]
            transaction.on_commit(lambda row=row: row.thumbnail.delete(save=False))  # type: ignore[misc]
