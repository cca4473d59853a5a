import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from andan.kit import clock
from andan.kit.sealed import seal
from andan.reports.models import Draft


def save_draft(*, owner: str, data: Mapping[str, Any]) -> Draft:
    """Keep what the person has filled in so far, sealed, one draft a person."""
    with transaction.atomic(durable=True):
        draft = Draft.objects.filter(owner=owner).first() or Draft(id=uuid.uuid4(), owner=owner)
        draft.box = seal(settings.SEAL_KEY, dict(data), owner=f"draft:{draft.pk}")
        draft.saved_at = clock.now()
        draft.save()
    return draft
