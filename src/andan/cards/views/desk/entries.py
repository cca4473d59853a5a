"""The cards of one batch, one by one: those to be looked at, or all; set right or taken out while it is scanned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.cards import queries
from andan.cards.actions.amend import amend
from andan.cards.actions.remove import remove
from andan.cards.actions.tray import at_position
from andan.cards.forms.desk import CorrectionForm
from andan.cards.policies import may_change
from andan.cards.states import BatchState
from andan.cards.views.desk.board import number
from andan.cards.views.desk.doubts import note_of
from andan.kit import births
from andan.kit.refusals import Invalid, check

PAGE = 100


@staff_only
@never_cache
@require_safe
def entries(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The doubtful cards, or with `tat-ca` all of them, a hundred a page."""
    batch = queries.batch(actor_of(request), batch_id)
    everything, after = "tat-ca" in request.GET, number(request.GET, "sau")
    found = (
        queries.entries(batch, after=after, limit=PAGE + 1) if everything else queries.board(batch).doubtful
    )
    rows = [
        {"arrival": arrival, "birth": births.shown(arrival.birth), "note": note_of(arrival)}
        for arrival in found[:PAGE]
    ]
    context = {
        "batch": batch,
        "rows": rows,
        "everything": everything,
        "scanning": batch.state == BatchState.SCANNING,
        "newer": "?tat-ca" if after else "",
        "older": f"?tat-ca&sau={found[PAGE - 1].position}" if everything and len(found) > PAGE else "",
    }
    return render(request, "cards/desk/entries.html", context)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def amending(request: HttpRequest, batch_id: int, position: int) -> HttpResponse:
    """Name and birth date as printed on the card at this place."""
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    check(may_change(batch))
    arrival = at_position(batch, position)
    form = CorrectionForm(request.POST) if request.method == "POST" else CorrectionForm.of(arrival)
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("full_name", "birth")}
        try:
            amend(actor=actor, batch_id=batch.pk, position=position, **given)
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, f"Đã sửa thẻ thứ {position}.")
            return redirect("cards-desk:entries", batch.pk)
    context = {"batch": batch, "arrival": arrival, "form": form, "note": note_of(arrival)}
    return render(request, "cards/desk/amend.html", context, status=422 if form.is_bound else 200)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def removing(request: HttpRequest, batch_id: int, position: int) -> HttpResponse:
    """The card was never in the box. Asked first: what is taken out does not come back."""
    actor = actor_of(request)
    if request.method == "POST":
        remove(actor=actor, batch_id=batch_id, position=position)
        messages.success(request, f"Đã bỏ thẻ thứ {position} khỏi lô.")
        return redirect("cards-desk:entries", batch_id)
    batch = queries.batch(actor, batch_id)
    check(may_change(batch))
    arrival = at_position(batch, position)
    context = {"batch": batch, "arrival": arrival, "birth": births.shown(arrival.birth)}
    return render(request, "cards/desk/remove.html", context)
