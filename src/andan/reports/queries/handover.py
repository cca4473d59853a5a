"""Shifts of the desk, and what one hands over to the next."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.kit.refusals import NotThere
from andan.places.models import Agency
from andan.reports.models import HandOver, Report
from andan.reports.policies import covered
from andan.reports.queries.seen import among
from andan.reports.states import DESK, UNTOUCHED

MOST = 100  # reports of one group that a hand-over names; it counts all


class Shift(NamedTuple):
    began: datetime
    ends: datetime


class Handed(NamedTuple):
    """A report as a hand-over names it: what was due next then, and when."""

    code: str
    duty: str
    due: datetime | None


def shift_at(moment: datetime) -> Shift:
    """The shift that is on; a day without changes is one shift."""
    here = moment.astimezone(HANOI)
    days = [here.date() + timedelta(days=more) for more in (-1, 0, 1)]
    starts = [datetime.combine(day, begins, HANOI) for day in days for begins in settings.SHIFTS]
    began = max(start for start in starts if start <= here)
    return Shift(began, min(start for start in starts if start > began))


def desks(actor: Actor) -> list[Agency]:
    """The agencies at whose desk the actor sits."""
    keys = {post.agency_id for post in actor.posts if post.role in DESK}
    return list(Agency.objects.filter(pk__in=keys).order_by("name"))


def groups(agency: Agency, shift: Shift) -> Mapping[str, QuerySet[Report]]:
    """What is open at the agency by what presses, and what was received in the shift; each the most pressing first."""
    moment, rows = clock.now(), Report.objects.filter(agency=agency)
    waiting = rows.filter(next_due__isnull=False).order_by("next_due", "pk")
    late = Q(next_due__lt=moment)
    return {
        "late": waiting.filter(late),
        "soon": waiting.filter(~late, next_soon__lte=moment),
        "new": waiting.filter(state__in=UNTOUCHED),
        "asked": waiting.filter(question_open=True),
        "received": rows.filter(received_at__gte=shift.began, submitted_at__gte=shift.began - _BACK).order_by(
            "received_at", "pk"
        ),
    }


_BACK = timedelta(days=60)  # what is received was sent not longer ago: keeps the look at one index


def handed(rows: QuerySet[Report]) -> list[Handed]:
    return [Handed(*row) for row in rows.values_list("code", "next_duty", "next_due")[:MOST]]


def open_one(agency: Agency) -> HandOver | None:
    """The hand-over that nobody has signed for yet."""
    return HandOver.objects.filter(agency=agency, signed_at=None).first()


def earlier(agency: Agency, *, before: int | None = None, limit: int = 20) -> list[HandOver]:
    """The newest hand-overs of the agency, or those before the one with this key."""
    rows = HandOver.objects.filter(agency=agency)
    rows = rows.filter(pk__lt=before) if before else rows
    return list(rows.order_by("-pk")[:limit])


def hand_over(actor: Actor, key: int) -> HandOver:
    """Raises NotThere when it is none of the actor's area."""
    rows = HandOver.objects.select_related("agency").filter(agency__in=covered(actor))
    found = rows.filter(pk=key).first() if key < 2**63 else None
    if found is None:
        raise NotThere("Không có biên bản giao ca này.")
    return found


def kept(actor: Actor, row: HandOver) -> dict[str, list[tuple[Handed, Report | None]]]:
    """What the hand-over names by group, each with the report as the actor sees it now. One query."""
    lists: Mapping[str, list[Any]] = row.lists
    named = {key: [_read(one) for one in some] for key, some in lists.items()}
    wanted = {one.code for some in named.values() for one in some}
    reports = {report.code: report for report in among(actor, sorted(wanted))}
    return {key: [(one, reports.get(one.code)) for one in some] for key, some in named.items()}


def _read(told: list[Any]) -> Handed:
    code, duty, due = told
    return Handed(code, duty, datetime.fromisoformat(due) if due else None)
