"""The counter: somebody comes for a card. The card is scanned again, or its owner is found by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.actions.collect_by_scan import Found, HandedOver, collect_by_scan
from andan.cards.forms.desk import FindForm
from andan.cards.models import Arrival
from andan.cards.states import COLLECTION
from andan.cards.views.desk.sending import marked, sent, sight
from andan.kit import births, clock
from andan.kit.media.codes import read_frame
from andan.kit.refusals import Forbidden, NotThere
from andan.web.middleware import uses

SOUNDS = {Found.COLLECTED: "done", Found.SEVERAL: "again", Found.NONE: "look", Found.UNREADABLE: "look"}
MOST = 5  # cards that an address names


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the counter lists it; `may` says whether it can be handed over now."""

    arrival: Arrival
    birth: str
    days: int
    may: bool


@uses("camera", "serial")
@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponseBase:
    """Scan to hand over; what is sent is one scan."""
    actor = _at_a_table(request)
    if request.method == "POST":
        return _answer(request, actor, collect_by_scan(actor=actor, text=request.POST.get("text", "")))
    return render(request, "cards/desk/counter.html", _context(actor, _named(request, actor)))


@staff_only
@never_cache
@require_POST
def frame(request: HttpRequest) -> HttpResponse:
    """One frame of the camera: the first card on it is handed over."""
    actor = _at_a_table(request)
    codes = read_frame(sent(request))
    if not codes or sight(codes) == request.GET.get("held"):
        return marked(HttpResponse(status=204), codes)
    return marked(_answer(request, actor, collect_by_scan(actor=actor, text=codes[0])), codes)


@staff_only
@never_cache
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Cards by name or birth date: the answer to a form, so that no name stands in an address."""
    actor, form = _at_a_table(request), FindForm(request.POST)
    found: list[Arrival] = []
    if form.is_valid():
        try:
            found = queries.at_counter(actor, **form.cleaned_data)
        except births.BirthUnclear as unclear:
            form.add_error("birth", unclear.sentence)
    part = request.headers.get("HX-Request") == "true"
    template = "cards/desk/parts/found.html" if part else "cards/desk/counter.html"
    context = {**_context(actor, found, form), "asked": True}
    return render(request, template, context, status=422 if form.errors else 200)


def cards(actor: Actor, arrivals: Iterable[Arrival]) -> list[Card]:
    today = clock.today()
    return [
        Card(
            arrival,
            births.shown(arrival.birth),
            (today - arrival.arrived_on).days,
            policies.refusal_of(COLLECTION, actor, arrival) is None,
        )
        for arrival in arrivals
    ]


def _at_a_table(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not policies.desks(actor):
        raise Forbidden("Cán bộ của đơn vị giữ thẻ làm việc này.")
    return actor


def _context(actor: Actor, found: Iterable[Arrival], form: FindForm | None = None) -> dict[str, Any]:
    return {"found": cards(actor, found), "form": form or FindForm(), "done": None}


def _answer(request: HttpRequest, actor: Actor, done: HandedOver) -> HttpResponse:
    """The page's own parts for a script; else the page again, whose address names entries and nobody."""
    if request.headers.get("HX-Request"):
        context = {**_context(actor, done.arrivals), "done": done, "sound": SOUNDS[done.found], "part": True}
        return render(request, "cards/desk/counter_answer.html", context)
    query = [("the", arrival.pk) for arrival in done.arrivals[:MOST]] + [("ra", done.found)]
    return redirect(f"{reverse('cards-desk:counter')}?{urlencode(query)}")


def _named(request: HttpRequest, actor: Actor) -> list[Arrival]:
    """The entries that the address names, those of them that are the actor's to see."""
    keys = [int(key) for key in request.GET.getlist("the")[:MOST] if key.isdecimal() and len(key) < 19]
    found = []
    for key in keys:
        try:
            found.append(queries.arrival(actor, key))
        except NotThere:
            continue
    return found
