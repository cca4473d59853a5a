"""/tra-cuu-the/: two fields, one button, the answer on the same page. No name is ever in an address."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from andan.cards.answers import Answer, Counter, where, where_temporary
from andan.cards.forms.asking import AskingForm
from andan.cards.forms.wish import WishForm
from andan.cards.limits import Challenge, Wait
from andan.cards.queries import lookup as asking
from andan.cards.views.public import offers
from andan.cards.views.public.evening import evened
from andan.cards.views.public.office import office_of
from andan.kit import births
from andan.web.frames import PAPERS
from andan.web.navigation import address
from andan.web.tries import asked_from

PAGE = "cards/public/lookup.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked for, as the page shows it again."""

    name: str
    birth: str


@csrf_exempt  # it changes nothing, and a ward's own page may ask from elsewhere
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest, agency: str = "") -> HttpResponse:
    """The form; or, after a POST, the answer. `agency` is the office that the QR code named."""
    office = office_of(agency)
    if agency and office is None:
        return HttpResponseRedirect(reverse("cards:lookup"))
    if request.method != "POST":
        return render(request, PAGE, {"form": AskingForm(), **_around(office)})
    response = _answered(request, office)
    response["Cache-Control"] = "no-store"
    return response


def _answered(request: HttpRequest, office: Counter | None) -> HttpResponse:
    if "mend" in request.POST:
        return render(request, PAGE, {"form": AskingForm(initial=request.POST.dict()), **_around(office)})
    form = AskingForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"form": form, **_around(office)}, status=422)
    name, birth = form.cleaned_data["name"], form.cleaned_data["birth_date"]
    proof = request.POST.get("proof", "")
    gate = asking.held_back(asked_from(request), name, proof)
    asked = Asked(name, births.shown(birth))
    if gate:
        return _held(request, asked, gate, office)
    answer = asking.answer(name, birth, office.agency if office else "")
    return evened(request, render(request, PAGE, {**_around(office), **_told(request, answer, asked)}))


def _held(request: HttpRequest, asked: Asked, gate: Challenge | Wait, office: Counter | None) -> HttpResponse:
    """Much is asked just now: a puzzle for the browser, or a moment of waiting for the person."""
    puzzle = json.dumps(gate.puzzle) if isinstance(gate, Challenge) else ""
    context = {"gate": gate, "puzzle": puzzle, "asked": asked, **_around(office)}
    response = render(request, PAGE, context, status=429)
    response["Retry-After"] = str(gate.seconds)
    return response


def _around(office: Counter | None) -> dict[str, Any]:
    """What is the same whoever is asked for."""
    return {
        "here": reverse("cards:lookup_at", args=[office.agency]) if office else reverse("cards:lookup"),
        "office": {"name": office.name, "address": office.address} if office else None,
        "hotline": (office and office.hotline) or PAPERS.number,
        "places": address("portal:places"),
        "zalo": offers.zalo(),
    }


def _told(request: HttpRequest, answer: Answer, asked: Asked) -> dict[str, Any]:
    """The answer with where the card fits. Whether one may be told is drawn for everybody and shown to who waits: the
    time it takes, the cookie of its form and its script tell nothing of the answer.
    """
    offer = {
        "wish": WishForm(initial={"name": asked.name, "birth_date": asked.birth}, auto_id="wish_%s"),
        "push_key": offers.push_key(),
    }
    drawn = render_to_string("cards/public/wish_offer.html", offer, request) if offers.may_tell() else ""
    return {
        "answer": answer,
        "asked": asked,
        "where": where(answer),
        "where_temporary": where_temporary(answer),
        "offer": drawn,
    }
