"""One commune of today: what it was called, who answers there, where it lies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from andan.places import queries as places
from andan.places.models import Agency, AgencyKind
from andan.portal import queries
from andan.web.locator import overview


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Public."""
    commune = places.commune(pk)
    here, others = queries.centres(commune)
    offices = queries.offices(commune)
    return render(
        request,
        "portal/place.html",
        {
            "commune": commune,
            "offices": offices,
            "former": queries.former(commune),
            "report_here": report_here(pk, offices),
            "office": next((one for one in offices if one.kind == AgencyKind.COMMUNE_POLICE), None),
            "locator": overview(here, others) if here else None,
        },
    )


def office(_request: HttpRequest, code: str) -> HttpResponse:
    """The page of the place where an agency is, for pages that know only the agency's code. Public."""
    agency = places.agency(code)
    return redirect("portal:place", agency.commune_id) if agency.commune_id else redirect("portal:places")


def report_here(commune: int, offices: list[Agency]) -> str:
    """Where a report on something in the commune begins; empty while its police do not work with An Dân."""
    answered = any(one.kind == AgencyKind.COMMUNE_POLICE and one.working for one in offices)
    return f"{reverse('reports:new')}?{urlencode({'dia-ban': commune})}" if answered else ""
