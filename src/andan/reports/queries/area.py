"""The reports of an actor's area: open ones by due time, closed ones the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.places import queries as places
from andan.reports.models import Report
from andan.reports.policies import covered
from andan.reports.queries.marks import beyond, read

ROW = ("kind", "holder", "agency__commune", "quarter", "commune")
# What a line of the desk shows (see views.desk.rows): of fifty columns a dozen, and names of what it points to.
_LINE = (
    *("code", "version", "number", "state", "subject", "report_class", "anonymous", "members_count", "lead"),
    *("submitted_at", "changed_at", "next_duty", "next_from", "next_soon", "next_due"),
    *("agency", "holder__full_name", "quarter__name", "commune__name"),
)
_OFFICE = ("agency__name", "agency__commune__name")  # said where several are in view


LISTED = 200  # agencies in a list to choose from


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the desk narrows down to; empty means all."""

    report_class: str = ""
    kind: str = ""
    state: str = ""
    quarter: int = 0
    agency: int = 0
    holder: str = ""  # "me", "nobody" or empty
    anonymous: bool = False
    due_before: datetime | None = None  # and not late yet


def open_in(actor: Actor) -> QuerySet[Report]:
    """An open report has something due, a closed one has not (a constraint of the row)."""
    return Report.objects.filter(agency__in=covered(actor), next_due__isnull=False)


def closed_in(actor: Actor, since: datetime | None = None) -> QuerySet[Report]:
    rows = Report.objects.filter(agency__in=covered(actor), closed_at__isnull=False)
    return rows.filter(closed_at__gte=since) if since else rows


def narrowed(rows: QuerySet[Report], actor: Actor, filters: Filters) -> QuerySet[Report]:
    same = {name: getattr(filters, name) for name in ("report_class", "kind", "state", "quarter", "agency")}
    rows = rows.filter(**{name: value for name, value in same.items() if value})
    if filters.holder == "me":
        rows = rows.filter(holder=actor.user_id)
    elif filters.holder == "nobody":
        rows = rows.filter(holder=None)
    if filters.anonymous:
        rows = rows.filter(anonymous=True)
    if filters.due_before:
        rows = rows.filter(due_within(clock.now(), filters.due_before))
    return rows


def due_within(since: datetime, till: datetime) -> Q:
    return Q(next_due__gte=since, next_due__lt=till)


def places_in(actor: Actor) -> dict[str, tuple[str, int]]:
    """By what an address says: name and key of the quarters where the area is one agency's, else of its agencies.

    Nothing where there are too many to choose from in a list. One query.
    """
    keys = covered(actor)
    if len(keys) == 1:
        quarters = places.quarters_at(*keys)
        return {f"k{quarter.pk}": (quarter.name, quarter.pk) for quarter in quarters}
    agencies = places.working(keys) if len(keys) <= LISTED else ()
    return {agency.code: (agency.name, agency.pk) for agency in agencies}


def closed(
    actor: Actor,
    filters: Filters | None = None,
    *,
    limit: int = 50,
    before: str = "",
    since: datetime | None = None,
) -> list[Report]:
    """Refused and resolved reports of the actor's area, the newest first, closed after `since`.

    `before` is the mark of the last one read. As in `page`, only keys are sorted.
    """
    rows, last = narrowed(closed_in(actor, since), actor, filters or Filters()), read(before)
    if last is not None:
        behind = Q(closed_at__lt=last[0]) | Q(closed_at=last[0], pk__lt=last[1])
        rows = rows.filter(
            behind, closed_at__lte=last[0]
        )  # the second follows, and says where in an index to begin
    keys = rows.order_by("-closed_at", "-pk").values("pk")[:limit]
    return list(Report.objects.filter(pk__in=keys).select_related(*ROW).order_by("-closed_at", "-pk"))


def page(actor: Actor, rows: QuerySet[Report], limit: int) -> list[Report]:
    """The first rows by due time. Only keys are sorted; what the lines of the page show is read of them alone."""
    return lines_of(actor, keys_of(rows, limit, "", limit + 1))


def keys_of(rows: QuerySet[Report], limit: int, after: str, count: int) -> list[int]:
    """The keys of the next rows by due time. A few need no order yet: the database is free to look where few lie."""
    rows = beyond(rows, after)
    if count > limit:
        rows = rows.order_by("next_due", "pk")[:limit]
    return list(rows.values_list("pk", flat=True))


def lines_of(actor: Actor, keys: Sequence[int]) -> list[Report]:
    """The rows with these keys by due time, as far as a line of the desk shows them."""
    several = len(covered(actor)) > 1
    rows = Report.objects.filter(pk__in=keys)
    rows = rows.select_related("holder", "quarter", "commune", *(("agency__commune",) if several else ()))
    rows = rows.only(*_LINE, *(_OFFICE if several else ()))
    return list(rows.order_by("next_due", "pk"))
