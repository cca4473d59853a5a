import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from andan.kit import clock
from andan.kit.sealed import seal
from andan.reports import queries
from andan.reports.models import Draft


def save_draft(*, owner: str, data: Mapping[str, Any], screens: Collection[str] = ()) -> Draft:
    """Keep what the person has filled in so far, sealed, one draft a person.

    Of what was typed only `screens` are taken from `data`: the others may have been written in another window since.
    """
    with transaction.atomic(durable=True):
        draft = locked(owner)
        kept = {} if draft._state.adding else queries.draft_data(draft)
        return write(
            draft, {**data, **{part: _joined(part, kept, data, screens) for part in ("typed", "marks")}}
        )


def locked(owner: str) -> Draft:
    """The draft of `owner`, held until the caller's transaction ends, or a new one that is not written yet."""
    return Draft.objects.select_for_update().filter(owner=owner).first() or Draft(
        id=uuid.uuid4(), owner=owner
    )


def write(draft: Draft, data: Mapping[str, Any]) -> Draft:
    """Seal `data` into the draft. Runs inside the caller's transaction."""
    draft.box = seal(settings.SEAL_KEY, dict(data), owner=f"draft:{draft.pk}")
    draft.saved_at = clock.now()
    draft.save()
    return draft


def _joined(
    part: str, kept: Mapping[str, Any], data: Mapping[str, Any], screens: Collection[str]
) -> dict[str, Any]:
    before, now = kept.get(part, {}), data.get(part, {})
    return {slug: text for slug, text in before.items() if slug not in screens} | {
        slug: now[slug] for slug in screens if slug in now
    }
