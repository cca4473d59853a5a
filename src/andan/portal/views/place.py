"""One commune of today: what it was called, who answers there, where it lies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from andan.places import queries as places
from andan.portal import queries
from andan.portal.locator import locator
from andan.web.navigation import address


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Public."""
    commune = places.commune(pk)
    here, others = queries.centres(commune)
    return render(
        request,
        "portal/place.html",
        {
            "commune": commune,
            "offices": queries.offices(commune),
            "former": queries.former(commune),
            "report_here": report_here(pk),
            "locator": locator(here, others) if here else None,
        },
    )


def report_here(commune: int) -> str:
    """Where a report on something in the commune begins; empty while there is no such page."""
    begin = address("reports:new")
    return f"{begin}?{urlencode({'dia-ban': commune})}" if begin else ""
