from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import check
from andan.reports import policies, queries
from andan.reports.actions.edit_kind import edit_kind
from andan.reports.forms.desk.kind import KindForm


@staff_only
@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of incident; administrators may edit them."""
    context = {
        "kinds": queries.all_kinds(),
        "refusal": policies.may_edit_data(actor_of(request)),
    }
    return render(request, "reports/desk/kinds.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: HttpRequest, slug: str) -> HttpResponse:
    """Edit one kind of incident."""
    actor, row = actor_of(request), queries.kind(slug)
    check(policies.may_edit_data(actor))
    form = KindForm(request.POST, label_suffix="") if request.method == "POST" else KindForm.of(row)
    if form.is_bound and form.is_valid():
        edit_kind(actor=actor, slug=slug, given=form.given())
        messages.success(request, f"Đã lưu loại “{form.cleaned_data['name']}”.")
        return redirect("desk:kinds")
    context = {"kind": row, "form": form}
    return render(request, "reports/desk/kind.html", context, status=422 if form.is_bound else 200)
