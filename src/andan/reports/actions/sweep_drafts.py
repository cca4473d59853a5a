from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.ledger import log
from andan.reports.actions.attach import erase_later
from andan.reports.events import DraftsSwept
from andan.reports.models import Draft, Evidence
from andan.reports.queries.leftovers import abandoned, orphans

BATCH = 200  # drafts in one transaction, so that whoever writes meanwhile waits a moment only


@dataclass(frozen=True, slots=True)
class Swept:
    """How many drafts were forgotten, and how many files without a row were erased."""

    drafts: int
    files: int


def sweep_drafts(*, actor: Actor) -> Swept:
    """Forget the drafts left alone, with their files, then erase the files that no row names.

    One transaction and one fact a batch. A crash between a commit and the erasing leaves files without a row: the next
    sweep takes them.
    """
    drafts = 0
    while found := _batch(actor):
        drafts += found
    return Swept(drafts, _erase_orphans())


def _batch(actor: Actor) -> int:
    """Forget at most BATCH drafts; returns how many."""
    with transaction.atomic(durable=True):
        ids = list(abandoned().select_for_update().values_list("pk", flat=True)[:BATCH])
        if ids:
            _forget(ids)
            fact = DraftsSwept(drafts=len(ids), kept_days=settings.DRAFTS_KEPT_DAYS)
            log.append(fact, subject="drafts", actor=actor.ref)
    return len(ids)


def _forget(ids: list[UUID]) -> None:
    rows = list(Evidence.objects.filter(draft__in=ids))
    Draft.objects.filter(pk__in=ids).delete()
    for row in rows:
        erase_later(row)


def _erase_orphans() -> int:
    erased = 0
    for path in orphans():
        path.unlink(missing_ok=True)
        erased += 1
    return erased
