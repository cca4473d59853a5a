"""Reports are read into the search by following the ledger: nothing is done for it where a report is sent or worked on.

Killed at any moment nothing is lost: a report is known as of a fact, and every fact after the last one that has
settled is looked at again.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Max

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.ledger import queries as ledger
from andan.ledger import traces
from andan.ledger.queries import Horizon
from andan.reports import policies
from andan.reports.actions import words_kept
from andan.reports.models import Indexed, Indexing, Report
from andan.reports.queries.search.documents import documents
from andan.reports.queries.search.progress import stale
from andan.reports.search.words import Document

PIECE = 200  # reports in one transaction, during which nobody else writes to SQLite
FACTS = 100  # looked at in one go
BACK = 100  # numbers below the horizon: somebody may have drawn one of them without having begun to write


def index(*, actor: Actor) -> int:
    """Bring the search up to now; returns how many reports were read in.

    The first time all of them are read in, piece by piece and the newest first; cut off, it goes on where it was.
    """
    check(policies.may_edit_data(actor))
    found = Indexing.objects.filter(pk=Indexing.ONLY).first() or _begun()
    count = _followed(found)
    while found.filled > 1:
        count += _filled(found)
        found.refresh_from_db()
    _written_together(found)
    return count


def _begun() -> Indexing:
    """Everything is still to be read in."""
    with transaction.atomic(durable=True):
        seen = ledger.horizon()
        behind_all = (Report.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
        found, _ = Indexing.objects.update_or_create(
            pk=Indexing.ONLY,
            defaults={
                "entry": max(seen.number - BACK, 0),
                "seen": seen.number,
                "seen_before": seen.transaction,
                "filled": behind_all,
                "began": behind_all,
            },
        )
    return found


def _followed(found: Indexing) -> int:
    """Read in what changed since; then what was looked at before, and has settled since, is followed for good."""
    seen, number, count = ledger.horizon(), found.entry, 0
    while facts := ledger.following(number, FACTS):
        number = facts[-1].number
        newest = {fact.subject: fact.number for fact in facts if fact.name.startswith("report.")}
        count += _read_in(dict(stale(newest)))
    before = Horizon(found.seen, found.seen_before)
    if seen.number != found.entry and ledger.has_settled(before):
        with transaction.atomic(durable=True):
            Indexing.objects.filter(pk=Indexing.ONLY, entry=found.entry).update(
                entry=before.number, seen=seen.number, seen_before=seen.transaction
            )
    return count


def _filled(found: Indexing) -> int:
    """Read in the next piece of what was there before: how many, 0 when somebody else did."""
    rows = Report.objects.filter(pk__lt=found.filled).order_by("-pk")
    keys = list(rows.values_list("pk", flat=True)[:PIECE])
    last = keys[-1] if len(keys) == PIECE else 1
    _read_in(dict.fromkeys(keys, found.entry))
    with transaction.atomic(durable=True):
        moved = Indexing.objects.filter(pk=Indexing.ONLY, filled=found.filled).update(filled=last)
    return len(keys) if moved else 0


def _read_in(entries: Mapping[int, int]) -> int:
    """Keep the words of the reports with these keys as they stand now, known as of these facts."""
    if not entries:
        return 0
    read = documents(entries)
    with transaction.atomic(durable=True):
        fresh = _newer(read, entries)
        lost = words_kept.keep({pk: (entries[pk], text) for pk, text in fresh.items()})
        if lost:
            Indexing.objects.filter(pk=Indexing.ONLY).update(unclean=F("unclean") + 1)
    return len(fresh)


def _newer(read: Mapping[int, Document], entries: Mapping[int, int]) -> dict[int, Document]:
    """Those that are still there and that nobody has read in later meanwhile. Nobody else writes until the commit."""
    list(Indexing.objects.select_for_update().filter(pk=Indexing.ONLY).values_list("pk"))
    there = set(Report.objects.filter(pk__in=read).values_list("pk", flat=True))
    known = dict(Indexed.objects.filter(pk__in=read).values_list("pk", "entry"))
    return {pk: text for pk, text in read.items() if pk in there and known.get(pk, 0) <= entries[pk]}


def _written_together(found: Indexing) -> None:
    """Where words were taken out, write the index together, so that they are no longer in the file."""
    found.refresh_from_db()
    if not found.unclean:
        return
    words_kept.write_together()
    with transaction.atomic(durable=True):
        Indexing.objects.filter(pk=Indexing.ONLY, unclean=found.unclean).update(unclean=0)
    traces.sweep()
