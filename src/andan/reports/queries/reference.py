"""Kinds of incidents."""

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
