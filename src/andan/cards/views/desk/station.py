"""The scan station of one batch: the page, one scan, and taking the last one back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.cards import queries
from andan.cards.actions.enter import enter
from andan.cards.actions.rescan import rescan
from andan.cards.actions.scan import scan
from andan.cards.actions.tray import Scanned
from andan.cards.actions.undo_last import undo_last
from andan.cards.forms.desk import HandForm
from andan.cards.models import Batch
from andan.cards.states import BatchState, Means
from andan.cards.views.desk import board, told
from andan.cards.views.desk.again import recorded_before
from andan.kit.refusals import Invalid
from andan.web.middleware import uses


@uses("camera", "serial")
@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def station(request: HttpRequest, batch_id: int) -> HttpResponseBase:
    """The batch on the table; what is sent is one scan."""
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    if request.method == "POST":
        return _scanned(request, actor, batch)
    if batch.state != BatchState.SCANNING:
        return redirect("cards-desk:sheet", batch.pk)
    return _page(request, batch, HandForm())


@staff_only
@require_POST
def undo(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The last scan is taken back. `seen` in the address is the place that was the last one on the page."""
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    seen = board.number(request.GET, "seen") or board.number(request.POST, "seen") or None
    arrival = undo_last(actor=actor, batch_id=batch.pk, seen=seen)
    return board.answer(request, batch, told.of_undone(arrival))


@uses("camera", "serial")
@staff_only
@never_cache
@require_POST
def by_hand(request: HttpRequest, batch_id: int) -> HttpResponseBase:
    """A card whose code cannot be read: name and birth date are typed off it."""
    actor, form = actor_of(request), HandForm(request.POST)
    batch = queries.batch(actor, batch_id)
    if not form.is_valid():
        return _page(request, batch, form, status=422)
    try:
        confirmed = board.number(request.POST, "confirmed")
        scanned = enter(actor=actor, batch_id=batch.pk, confirmed=confirmed, **form.cleaned_data)
    except Invalid as refusal:
        form.explain(refusal)
        return _page(request, batch, form, status=422)
    return board.answer(request, batch, told.of_scan(scanned))


def _scanned(request: HttpRequest, actor: Actor, batch: Batch) -> HttpResponse:
    text = request.POST.get("text", "")
    before = recorded_before(batch, text, request.GET.get("again", ""))
    said = told.of_arrival(before) if before else told.of_scan(_scan(request, actor, batch, text))
    return board.answer(request, batch, said)


def _scan(request: HttpRequest, actor: Actor, batch: Batch, text: str) -> Scanned:
    """Into a place of its own, or into the place of a card that was read badly."""
    given: dict[str, Any] = {
        "actor": actor,
        "batch_id": batch.pk,
        "text": text,
        "means": request.POST.get("means", Means.WEDGE),
        "confirmed": board.number(request.GET, "confirmed") or board.number(request.POST, "confirmed"),
    }
    position = board.number(request.POST, "position")
    return rescan(position=position, **given) if position else scan(**given)


def _page(request: HttpRequest, batch: Batch, form: HandForm, *, status: int = 200) -> HttpResponse:
    whole = board.page(queries.board(batch), board.of_address(batch, request.GET))
    context = {**whole, "form": form, "again": board.number(request.GET, "lai")}
    return render(request, "cards/desk/station.html", context, status=status)
