from django.conf import settings
from django.db import transaction

from andan.kit import clock
from andan.kit.refusals import Invalid
from andan.kit.sealed import seal
from andan.reports import queries
from andan.reports.models import EVIDENCE_MAX, Draft, Evidence


def adopt_draft(*, draft: Draft, owner: str) -> None:
    """Give a draft begun signed out to the person who now says it is theirs.

    Where they have one already, what was written signed out replaces the same screens of it, and the files join.
    Raises Invalid when they would be more than a report may have.
    """
    with transaction.atomic(durable=True):
        own = Draft.objects.select_for_update().filter(owner=owner).first()
        if own is None:
            Draft.objects.filter(pk=draft.pk).update(owner=owner)
        else:
            _join(draft, own)


def _join(draft: Draft, own: Draft) -> None:
    if Evidence.objects.filter(draft__in=[draft, own]).count() > EVIDENCE_MAX:
        raise Invalid(
            f"Hai bản nháp có hơn {EVIDENCE_MAX} tệp. Bỏ bớt tệp trong bản nháp của bạn rồi nhận lại."
        )
    said, before = queries.draft_data(draft), queries.draft_data(own)
    joined = {
        **before,
        **{part: {**before.get(part, {}), **said.get(part, {})} for part in ("typed", "marks")},
    }
    own.box = seal(settings.SEAL_KEY, joined, owner=f"draft:{own.pk}")
    own.saved_at = clock.now()
    own.save(update_fields=["box", "saved_at"])
    Evidence.objects.filter(draft=draft).update(draft=own)
    draft.delete()
