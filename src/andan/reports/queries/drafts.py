"""What is not sent yet."""

from typing import Any

from django.conf import settings

from andan.kit.sealed import unseal
from andan.reports.models import Draft


def draft_of(owner: str) -> Draft | None:
    return Draft.objects.filter(owner=owner).first()


def draft_data(draft: Draft) -> dict[str, Any]:
    """What the person has filled in so far, by step."""
    data: dict[str, Any] = unseal(settings.SEAL_KEY, bytes(draft.box), owner=f"draft:{draft.pk}")
    return data
