"""The home page and the list of *Dịch vụ khác*."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of
from andan.portal import cookies, examples, functions, queries
from andan.services import queries as services

TILES = 6  # of the groups of services; the others stand under Dịch vụ khác


def home(request: HttpRequest) -> HttpResponse:
    """Public: search, 113, my open report, pinned functions, groups of services."""
    actor = actor_of(request)
    chosen = queries.pins_of(actor) or cookies.pins(request)
    return render(
        request,
        "portal/home.html",
        {
            "examples": examples.of("portal:search"),
            "report": queries.newest_open(actor),
            "chosen": bool(chosen),
            "pins": chosen or queries.first_pins(),
            "groups": services.groups()[:TILES],
            "others": _rows(actor)[:ROWS],
        },
    )


def others(request: HttpRequest) -> HttpResponse:
    """Public: every function of the group, then the groups of services that are not on the home page."""
    return render(
        request,
        "portal/others.html",
        {"rows": _rows(actor_of(request)), "groups": services.groups()[TILES:]},
    )


def _rows(actor: Actor) -> list[dict[str, object]]:
    return [
        {"icon": one.icon, "title": one.name, "href": one.href, "main": one.main, "note": one.note_for(actor)}
        for one in functions.offered()
    ]


ROWS = 4  # of the wide tile
