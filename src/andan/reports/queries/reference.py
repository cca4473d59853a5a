"""Kinds of incidents."""

from django.db import connection

from andan.kit.refusals import NotThere
from andan.reports.models import IncidentKind


def kinds() -> list[IncidentKind]:
    return list(IncidentKind.objects.filter(active=True))


def all_kinds() -> list[IncidentKind]:
    """Those not offered any more too."""
    return list(IncidentKind.objects.all())


def kind(slug: str) -> IncidentKind:
    """One kind of incident, offered or not. Raises NotThere."""
    found = IncidentKind.objects.filter(slug=slug).first()
    if found is None:
        raise NotThere("Không có loại vụ việc này.")
    return found


def gravity_on_offer(kind: str) -> bool | None:
    """Whether this kind is grave, or None when it may not be reported now. Written out: every report asks this, and
    building the query costs more than asking it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT grave FROM reports_incidentkind WHERE slug = %s AND active", [kind])
        found = cursor.fetchone()
    return None if found is None else bool(found[0])
