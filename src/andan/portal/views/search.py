"""Search, over everything or over places only; with htmx only the answer is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from andan.portal import examples, search


def everything(request: HttpRequest) -> HttpResponse:
    """Public: functions, services and places."""
    answer = search.find(request.GET.get("q", ""))
    return _shown(request, "portal/search.html", {"answer": answer, "examples": examples.of("portal:search")})


def places(request: HttpRequest) -> HttpResponse:
    """Public: places only."""
    answer = search.find_places(request.GET.get("q", ""))
    shown = {"answer": answer, "examples": examples.of("portal:places"), "places_only": True}
    return _shown(request, "portal/places.html", shown)


def _shown(request: HttpRequest, page: str, context: dict[str, object]) -> HttpResponse:
    asked_by_htmx = request.headers.get("HX-Request") == "true"
    response = render(request, "portal/parts/answer.html" if asked_by_htmx else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
