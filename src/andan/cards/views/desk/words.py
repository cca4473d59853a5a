"""The words with which an office answers people, and how they will look."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.actions.edit_counter import CounterGiven, edit_counter
from andan.cards.answers import Answer, Status
from andan.cards.forms.counter import CounterForm
from andan.cards.views.desk.batches import POSTER
from andan.kit.refusals import Forbidden, Invalid, check
from andan.places.models import Agency
from andan.web import navigation


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The words of the office `don_vi`, else of the actor's own. `xem` only shows how they would look.

    Who works at the table and does not write them reads them.
    """
    actor = actor_of(request)
    offered = queries.offices_of(actor)
    if not offered:
        raise Forbidden("Trang này dành cho cán bộ giữ thẻ, chỉ huy của đơn vị và người quản trị.")
    asked = request.GET.get("don_vi", "")
    agency = next((one for one in offered if one.code == asked), offered[0])
    row = queries.counter_row(actor, agency.code)
    refusal = policies.may_edit_counter(actor, agency.pk)
    if request.method == "POST":
        check(refusal)
    form = CounterForm(request.POST) if request.method == "POST" else CounterForm.of(row)
    if form.is_bound and form.is_valid() and "xem" not in request.POST and _saved(actor, agency, form):
        messages.success(request, "Đã lưu. Người dân đọc lời mới trong vài phút.")
        return redirect(f"{reverse('cards-desk:words')}?don_vi={agency.code}")
    context = {
        "form": form,
        "agency": agency,
        "agencies": offered,
        "written": row.pk is not None and not row._state.adding,
        "row": row,
        "refusal": refusal,
        "answers": _previews(agency, form),
        "posters": navigation.places((POSTER,), request.path),
    }
    return render(request, "cards/desk/words.html", context, status=422 if form.errors else 200)


def _saved(actor: Actor, agency: Agency, form: CounterForm) -> bool:
    try:
        edit_counter(actor=actor, agency_code=agency.code, given=CounterGiven(**form.cleaned_data))
    except Invalid as refusal:
        form.explain(refusal)
        return False
    return True


def _previews(agency: Agency, form: CounterForm) -> list[Answer]:
    """What people will read: the card is there, it is not, and it has to be asked for."""
    said = form.words(agency)
    return [Answer(status=status, counter=said) for status in Status]
