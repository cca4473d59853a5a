"""Whose handling of reports an actor supervises."""

from django.db.models import QuerySet

from andan.accounts.actors import Actor
from andan.kit.refusals import Forbidden, NotThere
from andan.kit.text import clean_line
from andan.places.models import Agency
from andan.reports.models import Report
from andan.reports.policies import supervised


def agencies(actor: Actor) -> list[Agency]:
    """The agencies of the actor's area, by name. Raises Forbidden for who supervises none."""
    keys = supervised(actor)
    if not keys:
        raise Forbidden("Trang này dành cho kiểm sát viên.")
    return list(Agency.objects.filter(pk__in=keys).order_by("name", "pk"))


def agency_of(actor: Actor, code: str) -> Agency:
    """One of them, by its code. Raises NotThere."""
    found = Agency.objects.filter(pk__in=supervised(actor), code=clean_line(code)[:64]).first()
    if found is None:
        raise NotThere("Không có đơn vị này trong địa bàn.")
    return found


def picked(actor: Actor, code: str) -> frozenset[int]:
    """The ids of the whole area, or of the one with this code; a code nobody offered narrows nothing."""
    keys = supervised(actor)
    one = (
        Agency.objects.filter(pk__in=keys, code=clean_line(code)[:64]).values_list("pk", flat=True).first()
        if code
        else None
    )
    return frozenset({one}) if one else keys


def in_area(keys: frozenset[int]) -> QuerySet[Report]:
    return Report.objects.filter(agency__in=keys)
