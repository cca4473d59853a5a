"""Choosing the pinned functions: kept with the account, or in a cookie of this browser."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from andan.accounts.sessions import actor_of
from andan.portal import cookies, queries
from andan.portal.actions.choose_pins import choose_pins
from andan.portal.forms import PinsForm

SAVED = "Đã lưu tiện ích yêu thích."


def pins(request: HttpRequest) -> HttpResponse:
    """Public: everybody has a home page."""
    actor = actor_of(request)
    shown = queries.pins_of(actor) or cookies.pins(request) or queries.first_pins()
    form = PinsForm(request.POST if request.method == "POST" else None, shown)
    if form.is_valid():
        return _save(request, form.cleaned_data["functions"])
    return render(request, "portal/pins.html", {"form": form}, status=422 if form.errors else 200)


def _save(request: HttpRequest, slugs: list[str]) -> HttpResponse:
    actor = actor_of(request)
    response = redirect("portal:home")
    if actor.user_id is None:
        cookies.remember(response, slugs)
    else:
        choose_pins(actor=actor, functions=slugs)
    messages.success(request, SAVED)
    return response
