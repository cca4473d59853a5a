from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Invalid
from andan.reports.actions.drop_view import drop_view
from andan.reports.actions.save_view import MOST, save_view
from andan.reports.forms.desk.narrow import Offered
from andan.reports.forms.desk.saved import ViewForm, address_of
from andan.reports.models import SavedView
from andan.reports.queries.saved import changeable, view


@staff_only
@require_safe
def saved_views(request: HttpRequest) -> HttpResponse:
    """What the officer may rename or drop."""
    actor = actor_of(request)
    context = {"views": list(changeable(actor)), "actor": actor, "most": MOST}
    return render(request, "reports/desk/saved_views.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def saved_view(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """Give what the address narrows the queue to a name; or change the name of what has one, or drop it."""
    actor = actor_of(request)
    row = view(actor, key) if key is not None else None
    if row is not None and "drop" in request.POST:
        drop_view(actor=actor, key=row.pk)
        messages.success(request, f"Đã bỏ bộ lọc “{row.name}”.")
        return redirect("desk:saved_views")
    initial = {"name": row.name, "shared": row.agency_id is not None} if row else None
    form = ViewForm(request.POST if request.method == "POST" else None, initial=initial, label_suffix="")
    address = row.address if row else address_of(request.GET, Offered.to(actor))
    if form.is_bound and form.is_valid() and _kept(actor, form, address, row):
        return redirect(f"{reverse('desk:queue')}{address}")
    context = {"form": form, "view": row, "address": address}
    return render(request, "reports/desk/saved_view.html", context, status=422 if form.is_bound else 200)


def _kept(actor: Actor, form: ViewForm, address: str, row: SavedView | None) -> bool:
    try:
        save_view(actor=actor, address=address, key=row.pk if row else None, **form.cleaned_data)
    except Invalid as refusal:
        form.explain(refusal)
        return False
    return True
