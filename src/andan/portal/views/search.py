"""Search, over everything or over places only; with htmx only the answer is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from andan.portal import search
from andan.portal.views.home import EXAMPLES, search_for


def everything(request: HttpRequest) -> HttpResponse:
    """Public: functions, services and places."""
    answer = search.find(request.GET.get("q", ""))
    return _shown(request, "portal/search.html", answer)


def places(request: HttpRequest) -> HttpResponse:
    """Public: places only."""
    return _shown(request, "portal/places.html", search.find_places(request.GET.get("q", "")))


def _shown(request: HttpRequest, page: str, answer: search.Answer) -> HttpResponse:
    asked_by_htmx = request.headers.get("HX-Request") == "true"
    template = "portal/parts/answer.html" if asked_by_htmx else page
    examples = [{"text": words, "href": search_for(words)} for words in EXAMPLES]
    response = render(request, template, {"answer": answer, "examples": examples})
    patch_vary_headers(response, ["HX-Request"])
    return response
