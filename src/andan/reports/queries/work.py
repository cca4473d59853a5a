"""What an officer looks at first."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from andan.accounts.actors import Actor, Role
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.reports.models import Report, Step
from andan.reports.policies import covered
from andan.reports.queries.area import ROW, open_in, page
from andan.reports.queries.marks import beyond, mark
from andan.reports.states import CRIMES, UNTOUCHED, State


def due_today(actor: Actor, *, limit: int = 40) -> list[Report]:
    """The open reports of the area with something still due today, the next one first; of each what a mark says."""
    moment = clock.now()
    midnight = moment.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    rows = open_in(actor).filter(next_due__gte=moment, next_due__lt=midnight)
    return list(rows.only(*_DUE).order_by("next_due")[:limit])


_DUE = ("code", "number", "state", "submitted_at", "next_duty", "next_soon", "next_due")  # what a mark says


def held(actor: Actor, *, limit: int = 12) -> list[Report]:
    """What the actor holds, the most pressing first."""
    return page(actor, open_in(actor).filter(holder=actor.user_id), limit)


def waiting_for_the_desk(actor: Actor, *, limit: int = 12) -> list[Report]:
    """What nobody has received or classified yet."""
    return page(actor, open_in(actor).filter(state__in=(*UNTOUCHED, State.RECEIVED)), limit)


def waiting_for_assignment(actor: Actor, *, limit: int = 12) -> list[Report]:
    return page(actor, open_in(actor).filter(state=State.CLASSIFIED), limit)


def pressing(actor: Actor, *, limit: int = 12) -> list[Report]:
    """Late reports of the whole area, the latest first."""
    return page(actor, open_in(actor).filter(next_due__lt=clock.now()), limit)


def fresh_answers(actor: Actor, *, limit: int = 8) -> list[Step]:
    """Answers of reporters after which nobody has done anything yet: for the holder, or for all when nobody holds."""
    rows = Step.objects.filter(
        noun="answer",
        report__in=open_in(actor).filter(Q(holder=actor.user_id) | Q(holder=None)),
        at=F("report__changed_at"),
    )
    return list(rows.select_related("report").order_by("-at")[:limit])


def waiting_for_decision(actor: Actor, *, limit: int = 12) -> list[Report]:
    """Requests for more time that the actor is to answer: the commander's own, or those that are the procuracy's."""
    asked = open_in(actor).filter(~Q(extension_asker=actor.user_id), extension_asker__isnull=False)
    procuracys = Q(report_class__in=list(map(str, CRIMES)), extensions__gt=0)
    own = {post.agency_id for post in actor.posts if post.role == Role.COMMANDER}
    theirs = Q(agency__in=own) & ~procuracys
    supervises = any(post.role == Role.PROCURATOR for post in actor.posts)
    return page(actor, asked.filter(theirs | procuracys if supervises else theirs), limit)


def suspended(actor: Actor, *, limit: int = 12) -> list[Report]:
    """Suspended reports of the area, those that wait longest first: is there still a reason?"""
    resting = Report.objects.filter(
        agency__in=covered(actor), next_due__isnull=True, closed_at__isnull=True, state=State.SUSPENDED
    ).select_related(*ROW)
    due = page(actor, open_in(actor).filter(state=State.SUSPENDED), limit)
    return [*due, *resting.order_by("changed_at")[: limit - len(due)]]


def mentions(actor: Actor, *, limit: int = 8) -> list[Step]:
    """Notes that name the actor, until the actor does anything to the report; of the last month, open reports only."""
    later = Step.objects.filter(report=OuterRef("report"), actor_ref=actor.ref, pk__gt=OuterRef("pk"))
    rows = Step.objects.filter(
        ~Exists(later),
        mentions__officer=actor.user_id,
        at__gte=clock.now() - _MONTH,
        report__closed_at=None,
    )
    return list(rows.select_related("report").order_by("-pk")[:limit])


_MONTH = timedelta(days=30)


def neighbours(actor: Actor, report: Report) -> tuple[str, str]:
    """The codes of the open reports before and after this one by due time; "" at either end."""
    if report.next_due is None:
        return "", ""
    rows, due = open_in(actor), report.next_due
    before = rows.filter(Q(next_due__lt=due) | Q(next_due=due, pk__lt=report.pk))
    after = beyond(rows, mark(report))
    return (
        before.order_by("-next_due", "-pk").values_list("code", flat=True).first() or "",
        after.order_by("next_due", "pk").values_list("code", flat=True).first() or "",
    )
