"""Which code a draft becomes. Known from the draft alone, so that sending it twice finds the same report.

Nothing is stored for that: the draft is gone with the sending, and without it its number leads nowhere.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from andan.kit import clock, codes
from andan.reports.models import CODE_LENGTH, Draft, Report

TRIES = 5
JUST_NOW = timedelta(minutes=15)  # for so long the receipt page can be opened again


def codes_for(draft: Draft | None) -> Iterator[str]:
    """Codes to try in turn: those that belong to the draft, or drawn ones when there is none."""
    for attempt in range(TRIES):
        yield _dated(_belonging(draft.pk, attempt) if draft else codes.drawn(CODE_LENGTH), clock.now())


def sent_from(draft_id: UUID) -> Report | None:
    """The report that the draft became within the last minutes."""
    now = clock.now()
    possible = [
        _dated(_belonging(draft_id, attempt), day)
        for attempt in range(TRIES)
        for day in (now, now - JUST_NOW)
    ]
    sent = Report.objects.filter(code__in=possible, submitted_at__gte=now - JUST_NOW)
    return sent.select_related("agency", "kind").first()


def _belonging(draft_id: UUID, attempt: int) -> str:
    return codes.derived(settings.RECEIPT_KEY, f"draft:{draft_id}:{attempt}", CODE_LENGTH)


def _dated(code: str, moment: datetime) -> str:
    return f"AD-{moment.astimezone(clock.HANOI):%y%m}-{codes.grouped(code, 3)}"
