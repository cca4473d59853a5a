"""Remarks of the procuracy: for those who made them, and for those who answer."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.reports.models import Remark, Report
from andan.reports.policies import commanded, covered, supervised

GROUPS = ("late", "open", "answered")
_FRAME = ("report__agency", "report__kind", "agency", "procuracy")


def made(actor: Actor) -> QuerySet[Remark]:
    """What was remarked in the area the actor supervises."""
    return _at(supervised(actor))


def asked(actor: Actor) -> QuerySet[Remark]:
    """What the agencies of the actor's area were asked: their commanders answer."""
    return _at(covered(actor))


def to_answer(actor: Actor, *, limit: int = 12) -> list[Remark]:
    """What waits for the actor's own answer, the most pressing first. No query for who commands nothing."""
    own = commanded(actor)
    return list(_at(own).filter(answered_at__isnull=True).order_by("due_at", "pk")[:limit]) if own else []


def of_group(rows: QuerySet[Remark], group: str, moment: datetime) -> QuerySet[Remark]:
    """Late ones and open ones by their term, answered ones the newest first."""
    if group == "answered":
        return rows.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")
    waiting = rows.filter(answered_at__isnull=True).order_by("due_at", "pk")
    return waiting.filter(due_at__lt=moment) if group == "late" else waiting.filter(due_at__gte=moment)


def waiting(rows: QuerySet[Remark]) -> tuple[int, int]:
    """How many wait for an answer, and how many of them are late. One query."""
    dues = list(rows.filter(answered_at__isnull=True).values_list("due_at", flat=True))
    moment = clock.now()
    return len(dues), sum(due < moment for due in dues)


def of_report(report: Report) -> list[Remark]:
    return list(report.remarks.select_related("procuracy").order_by("number"))


def on_agency(actor: Actor, key: int) -> Remark:
    """One on the work of an agency, for whoever supervises it or reads its cases. Raises NotThere."""
    return _one(Remark.objects.filter(agency__in=supervised(actor) | covered(actor)), key)


def answerable(actor: Actor, key: int) -> Remark:
    """One on the work of an agency that the actor commands. Raises NotThere."""
    return _one(Remark.objects.filter(agency__in=commanded(actor)), key)


def _one(rows: QuerySet[Remark], key: int) -> Remark:
    found = rows.select_related(*_FRAME).filter(pk=key).first() if key < 2**63 else None
    if found is None:
        raise NotThere("Không có kiến nghị này.")
    return found


def _at(agencies: Collection[int]) -> QuerySet[Remark]:
    here = Q(agency__in=agencies) | Q(report__agency__in=agencies)
    return Remark.objects.filter(here).select_related(*_FRAME)
