"""Public pages of the catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from andan.services import queries


def catalogue(request: HttpRequest) -> HttpResponse:
    """Public: every service of today under its heading."""
    return render(request, "services/catalogue.html", {"groups": queries.catalogue()})


def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Public: what is known of one service."""
    return render(request, "services/service.html", {"service": queries.service(slug)})


def methods(request: HttpRequest) -> HttpResponse:
    """Public: what replaces the paper household book."""
    return render(request, "services/methods.html", {"methods": queries.methods()})
