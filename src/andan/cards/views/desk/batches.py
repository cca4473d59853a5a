"""The boxes of cards of one table, a new one, and what is written on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.actions.box import BoxGiven
from andan.cards.actions.correct_batch import correct_batch
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.forms.desk import BatchForm, BoxForm, FindForm
from andan.cards.states import BatchState
from andan.cards.views.desk.board import number
from andan.kit.refusals import Forbidden, Invalid, check
from andan.web import navigation

PAGE = 30
POSTER = navigation.Entry("Áp phích mã QR", "/can-bo/the/ap-phich/")


@staff_only
@never_cache
@require_safe
def batches(request: HttpRequest) -> HttpResponseBase:
    """The batches being scanned, then the closed ones, the newest first. Who only counts is led to the figures."""
    actor = actor_of(request)
    if not policies.desks(actor):
        if policies.counted(actor):
            return redirect("cards-desk:figures")
        raise Forbidden("Trang này dành cho cán bộ nhận, giao thẻ căn cước.")
    boxes = queries.batches(actor, limit=PAGE + 1, before=number(request.GET, "truoc") or None)
    open_ones = [box for box in boxes if box.batch.state == BatchState.SCANNING]
    closed = [box for box in boxes if box.batch.state == BatchState.CLOSED]
    context = {
        "posters": navigation.places((POSTER,), request.path),
        "open_ones": open_ones,
        "closed": closed[:PAGE],
        "several": len(policies.desks(actor)) > 1,
        "find": FindForm(),
        "newer": reverse("cards-desk:batches") if request.GET.get("truoc") else "",
        "older": f"?truoc={closed[PAGE - 1].batch.pk}" if len(closed) > PAGE else "",
    }
    return render(request, "cards/desk/batches.html", context)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """What is written on the box; then the station opens."""
    actor = actor_of(request)
    if not policies.desks(actor):
        raise Forbidden("Cán bộ của đơn vị nhận thẻ mở lô.")
    form = BatchForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            batch = open_batch(actor=actor, given=BatchGiven(**form.cleaned_data))
        except Invalid as refusal:
            form.explain(refusal)
        else:
            return redirect("cards-desk:station", batch.pk)
    return render(request, "cards/desk/new.html", {"form": form}, status=422 if form.is_bound else 200)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What is written on a box that is being scanned, to be set right."""
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    check(policies.may_change(batch))
    form = BoxForm(request.POST) if request.method == "POST" else BoxForm.of(batch)
    if form.is_bound and form.is_valid():
        try:
            batch = correct_batch(actor=actor, batch_id=batch.pk, given=BoxGiven(**form.cleaned_data))
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, f"Đã sửa lô {batch}.")
            return redirect("cards-desk:station", batch.pk)
    context = {"batch": batch, "form": form}
    return render(request, "cards/desk/correction.html", context, status=422 if form.is_bound else 200)
