"""What an actor finds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from andan.accounts.actors import Actor
from andan.places.models import Agency
from andan.reports.models import Report
from andan.reports.policies import covered, owner_of
from andan.reports.queries.area import ROW
from andan.reports.queries.horizon import horizons
from andan.reports.queries.search.candidates import FIRST, candidates
from andan.reports.queries.search.documents import documents
from andan.reports.queries.search.progress import indexing, unread
from andan.reports.queries.seen import visible
from andan.reports.search import marks
from andan.reports.search.asked import Asked

_FEW = 8  # agencies that are named one by one; more are named by their province
_TRIES = 20  # times that more candidates are asked for, where the actor may see few of them


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched is narrowed to; empty means all. `state` is "open" or "over"."""

    kind: str = ""
    report_class: str = ""
    state: str = ""
    agency: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page, the newest first. `more` when there are others after it; `behind` when something may be missing yet."""

    rows: list[Report]
    more: bool = False
    behind: bool = False


def search(
    actor: Actor, asked: Asked, wanted: Wanted | None = None, *, limit: int = 25, before: int = 0
) -> Found:
    """The reports that the actor may see and that are meant, `limit` from the one with key `before` on downwards."""
    if not asked:
        return Found([])
    known, rows = indexing(), _narrowed(visible(actor), wanted or Wanted())
    fresh = unread(known)
    keys = _keys(actor, asked, wanted or Wanted(), rows, set(fresh.keys), limit + 1, before or FIRST)
    page = list(Report.objects.filter(pk__in=keys[:limit]).select_related(*ROW).order_by("-pk"))
    return Found(page, len(keys) > limit, fresh.behind or known.filled != 1)


def _keys(
    actor: Actor,
    asked: Asked,
    wanted: Wanted,
    rows: QuerySet[Report],
    fresh: set[int],
    count: int,
    before: int,
) -> list[int]:
    """The next `count` keys: what the index has and the actor may see, and what it does not know yet."""
    found = [key for key in _just_changed(actor, asked, rows, fresh) if key < before]
    scope, by_index = _scope(actor, wanted), 0
    for _ in range(_TRIES):
        some = candidates(asked, scope, staff=actor.is_staff, before=before, count=count)
        seen: Collection[int] = ()
        if some:
            seen = _read(actor, asked, rows.filter(pk__in=[key for key in some if key not in fresh]))
            by_index += len(seen)
            found += seen
            before = some[-1]
        if len(some) < count or by_index >= count or (not seen and _before(wanted.since, before)):
            break
    return sorted(found, reverse=True)[:count]


def _read(actor: Actor, asked: Asked, rows: QuerySet[Report]) -> list[int]:
    """Those whose words the actor reads: of one that was sent on, the words must stand in what left."""
    reports = list(rows.only("pk", "code", "agency_id", "owner", "anonymous"))
    until = horizons(actor, reports)
    told = documents(until, until) if until else {}
    return [
        report.pk
        for report in reports
        if report.pk not in until or asked.fits(told[report.pk], staff=actor.is_staff)
    ]


def _before(since: datetime | None, key: int) -> bool:
    """Whether what has this key was sent too early, and so was all with smaller ones."""
    return since is not None and Report.objects.filter(pk=key, submitted_at__lt=since).exists()


def _just_changed(actor: Actor, asked: Asked, rows: QuerySet[Report], fresh: set[int]) -> list[int]:
    """Read as they stand, those among them that are meant."""
    if not fresh:
        return []
    reports = list(rows.filter(pk__in=fresh).only("pk", "code", "agency_id", "owner", "anonymous"))
    keys, until = [report.pk for report in reports], horizons(actor, reports)
    return [key for key, text in documents(keys, until).items() if asked.fits(text, staff=actor.is_staff)]


def _scope(actor: Actor, wanted: Wanted) -> list[tuple[str, ...]]:
    """What narrows the index beforehand: at least all that `visible` and `_narrowed` let through."""
    return [
        *([_of_actor(actor)] if wanted.agency is None else [(marks.agency(wanted.agency),)]),
        *([(marks.kind(wanted.kind),)] if wanted.kind else []),
        *([(marks.report_class(wanted.report_class),)] if wanted.report_class else []),
        *([(marks.over(closed=wanted.state == "over"),)] if wanted.state else []),
    ]


def _of_actor(actor: Actor) -> tuple[str, ...]:
    if not actor.posts:
        return (marks.owner(owner_of(actor)),)
    here = covered(actor)
    if len(here) <= _FEW:
        return tuple(marks.agency(pk) for pk in here) or (marks.agency(0),)
    provinces = Agency.objects.filter(pk__in=here).order_by().values_list("province_id", flat=True).distinct()
    return tuple(marks.province(pk) for pk in provinces)


def _narrowed(rows: QuerySet[Report], wanted: Wanted) -> QuerySet[Report]:
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.report_class:
        rows = rows.filter(report_class=wanted.report_class)
    if wanted.state:
        rows = rows.filter(closed_at__isnull=wanted.state == "open")
    if wanted.agency is not None:
        rows = rows.filter(agency=wanted.agency)
    if wanted.since:
        rows = rows.filter(submitted_at__gte=wanted.since)
    return rows
