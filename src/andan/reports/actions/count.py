"""Reports are counted by following the ledger: nothing is counted where a report is sent or worked on.

A measure and the cells it is in change in one transaction, so that killed at any moment nothing is counted twice or
left out. What was counted is taken away as it was kept, so the cells are always the sum of the measures.
"""

from collections.abc import Callable, Collection, Iterable

from django.db import connection, transaction
from django.db.models import Max

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import check
from andan.ledger import queries as ledger
from andan.ledger.inserting import insert_all
from andan.ledger.queries import Horizon
from andan.ledger.rows import new
from andan.reports import policies
from andan.reports.figures.tallies import Measured
from andan.reports.models import Cell, Counting, Measure, Report
from andan.reports.queries.figures import kept
from andan.reports.queries.figures.plain import measured
from andan.reports.queries.one_of import one_of

# Reports in one transaction where all are counted: half a second during which nobody else writes on SQLite. On
# PostgreSQL nobody waits for it, and each cell is written a fifth as often.
PIECE = 5000 if connection.vendor == "postgresql" else 1000
FACTS = 300  # looked at in one go while following
BACK = 100  # numbers below the horizon: somebody may have drawn one of them without having begun to write


def nobody(_percent: int) -> None:
    """Without a teller nothing is told."""


def count(*, actor: Actor, told: Callable[[int], None] = nobody) -> int:
    """Bring the counts up to now; returns how many reports were counted or counted anew.

    The first time, and when words or weeks have come to mean something else, all reports are counted, piece by piece;
    cut off, it goes on where it was. `told` hears how many percent are done of that.
    """
    check(policies.may_edit_data(actor))
    found = kept.counting() or _begun()
    counted = 0
    while found.filling:
        if not (piece := _filled(found)):
            return counted
        counted += piece
        found.refresh_from_db()
        told(found.percent)
    return counted + _followed(found) + _turned()


def _begun() -> Counting:
    """Everything is still to be counted. What was measured of reports that are gone stays."""
    with transaction.atomic(durable=True):
        seen = ledger.horizon()
        Cell.objects.all().delete()
        found, _ = Counting.objects.update_or_create(
            pk=Counting.ONLY,
            defaults={
                "shape": kept.shape(),
                "entry": max(seen.number - BACK, 0),
                "seen": seen.number,
                "seen_before": seen.transaction,
                "filling": True,
                "filled": 0,
                "fill_until": Report.objects.aggregate(last=Max("pk"))["last"] or 0,
            },
        )
    return found


def _filled(found: Counting) -> int:
    """Count the next piece of all reports: how many steps it took forward, 0 when it has to wait or was overtaken."""
    if not ledger.has_settled(Horizon(found.seen, found.seen_before)):
        return 0
    keys = list(
        Report.objects.filter(pk__gt=found.filled).order_by("pk").values_list("pk", flat=True)[:PIECE]
    )
    last, filled = len(keys) < PIECE, max([*keys[-1:], found.filled])
    fresh = measured(keys, clock.now())
    with transaction.atomic(durable=True):
        if not _holds(filling=True, shape=found.shape, filled=found.filled, seen=found.seen):
            return 0
        gone = Measure.objects.filter(pk__gt=found.filled).exclude(one_of("pk", fresh))
        left = list(kept.kept(gone if last else gone.filter(pk__lte=filled)))
        _keep(fresh.values(), [], [*fresh.values(), *left])
        Counting.objects.filter(pk=Counting.ONLY).update(filling=not last, filled=filled)
    return max(len(keys), 1)


def _followed(found: Counting) -> int:
    """Count what was done since; then what was looked at before, and has settled since, is counted for good."""
    seen, number, counted = ledger.horizon(), found.entry, 0
    while facts := ledger.following(number, FACTS):
        number = facts[-1].number
        codes = {fact.subject for fact in facts if fact.name.startswith("report.")}
        keys = Report.objects.filter(code__in=codes).values_list("pk", flat=True)
        counted += _recounted(list(keys))
    before = Horizon(found.seen, found.seen_before)
    if seen.number != found.entry and ledger.has_settled(before):
        with transaction.atomic(durable=True):
            if _holds(filling=False, shape=found.shape, entry=found.entry):
                Counting.objects.filter(pk=Counting.ONLY).update(
                    entry=before.number, seen=seen.number, seen_before=seen.transaction
                )
    return counted


def _turned() -> int:
    """Count anew what has become late since, without anything being done."""
    counted, moment = 0, clock.now()
    while keys := list(kept.turned(moment).values_list("pk", flat=True)[:FACTS]):
        if not (some := _recounted(keys)):
            return counted
        counted += some
    return counted


def _recounted(keys: Collection[int]) -> int:
    """Measure these reports again; returns of how many something else is counted now."""
    fresh, before = measured(keys, clock.now()), kept.kept_of(keys)
    changed = [key for key in keys if before.get(key) != fresh.get(key)]
    if not changed:
        return 0
    with transaction.atomic(durable=True):
        if not _holds(filling=False, shape=kept.shape()):
            return 0
        before = kept.kept_of(changed)
        news = [fresh[key] for key in changed if key in fresh]
        _keep(news, [before[one.report] for one in news if one.report in before], news)
        Measure.objects.filter(pk__in=[key for key in changed if key not in fresh]).update(turns_at=None)
    return len(changed)


def _holds(**columns: object) -> bool:
    """Whether the counting stands as it did, and nobody else counts until this transaction ends."""
    rows = Counting.objects.select_for_update().filter(pk=Counting.ONLY, **columns)
    return bool(rows.values_list("pk", flat=True))


def _keep(rows: Collection[Measured], less: Iterable[Measured], more: Collection[Measured]) -> None:
    """Keep the measures, and take `less` out of the cells and `more` into them."""
    changes = kept.Changes({one.agency for one in (*less, *more)})
    for one in less:
        changes.count(one, -1)
    for one in more:
        changes.count(one)
    Measure.objects.filter(one_of("pk", [one.report for one in rows])).delete()
    insert_all([kept.row_of(one) for one in rows])
    _add(changes)


def _add(changes: kept.Changes) -> None:
    added = changes.cells()
    before = kept.cells_at(added)
    rows = []
    for (area, month, dimension, value), tally in added.items():
        cell = before.get((area, month, dimension, value))
        had = cell.tally if cell else {}
        sums = {word: had.get(word, 0) + tally.get(word, 0) for word in {*had, *tally}}
        if left := {word: count for word, count in sums.items() if count}:
            rows.append(new(Cell, area=area, month=month, dimension=dimension, value=value, tally=left))
    Cell.objects.filter(one_of("pk", [cell.pk for cell in before.values()])).delete()
    insert_all(rows)
