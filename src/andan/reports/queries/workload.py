"""How much each officer of an agency has in hand, and how long what they finished took."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Count, Q

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.accounts.models import User
from andan.kit import clock
from andan.kit.text import fold
from andan.places.models import Agency
from andan.reports.models import Report
from andan.reports.states import DESK, FLOOR

LATELY = timedelta(days=30)
ENOUGH = 5  # fewer finished ones say nothing of how long somebody takes


@dataclass(frozen=True, slots=True)
class Load:
    """Open reports an officer holds, how many of them are late or due soon."""

    held: int = 0
    late: int = 0
    soon: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """An officer's load, what they finished lately, and its median days; None where that is too few to say."""

    officer: User
    load: Load
    closed: int
    days: float | None


def agencies(actor: Actor) -> list[Agency]:
    """The agencies over whose desk the actor sits, by name."""
    keys = frozenset().union(*(post.scope for post in actor.posts if post.role in DESK))
    return list(Agency.objects.filter(pk__in=keys, working=True).order_by("name"))


def without_desk(agency_ids: Iterable[int]) -> frozenset[int]:
    """Those of the agencies where nobody holds a post of the desk: what comes there is not read. One query."""
    asked = frozenset(agency_ids)
    return asked - {agency_id for agency_id, _role in accounts.at_posts(asked, *DESK)}


def loads(agency_id: int) -> Mapping[int, Load]:
    """By the key of the officer who holds. One query."""
    moment = clock.now()
    late = Q(next_due__lt=moment)
    rows = (
        Report.objects.filter(agency=agency_id, next_due__isnull=False, holder__isnull=False)
        .order_by()
        .values("holder")
        .annotate(
            held=Count("pk"),
            late=Count("pk", filter=late),
            soon=Count("pk", filter=~late & Q(next_soon__lte=moment)),
        )
    )
    return {row["holder"]: Load(row["held"], row["late"], row["soon"]) for row in rows}


def workload(agency: Agency) -> list[Work]:
    """Every officer of the floor, and whoever else still holds something, by name: nobody is ranked. Four queries."""
    held, spans = loads(agency.pk), _spans(agency)
    here = accounts.officers_at(agency.pk, *FLOOR)
    gone = User.objects.filter(pk__in=held.keys() - {one.pk for one in here})
    officers = sorted([*here, *gone], key=lambda one: fold(one.full_name).rpartition(" ")[::-1])
    return [
        Work(one, held.get(one.pk, Load()), len(spans[one.pk]), _median(spans[one.pk])) for one in officers
    ]


def _spans(agency: Agency) -> Mapping[int, list[timedelta]]:
    """How long each report closed lately took from being sent, by its holder."""
    found: defaultdict[int, list[timedelta]] = defaultdict(list)
    rows = Report.objects.filter(
        agency=agency, closed_at__gte=clock.now() - LATELY, holder__isnull=False
    ).values_list("holder", "submitted_at", "closed_at")
    for holder, sent, closed in rows:
        if holder is not None and closed is not None:
            found[holder].append(closed - sent)
    return found


def _median(spans: list[timedelta]) -> float | None:
    """In days."""
    return median(span / timedelta(days=1) for span in spans) if len(spans) >= ENOUGH else None
