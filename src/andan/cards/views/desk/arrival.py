"""One published card: how it stands, what may be done with it, what may not and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.actions.collect import collect
from andan.cards.actions.correct import correct
from andan.cards.actions.restore import restore
from andan.cards.actions.return_card import return_card
from andan.cards.actions.withdraw import withdraw
from andan.cards.forms.desk import CorrectionForm, ReturnForm, VerbForm
from andan.cards.models import Arrival
from andan.cards.states import VERBS, Verb
from andan.kit import births, clock
from andan.kit.refusals import Invalid, NotThere, Refused, check


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb asks for, what it calls, what is said afterwards; `hint` is told before it is done.

    `at_once`: nothing is asked, the button does it.
    """

    form: type[VerbForm]
    action: Callable[..., Arrival]
    done: str
    hint: str = ""
    at_once: bool = False


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "collection": Deed(VerbForm, collect, "Đã giao thẻ.", at_once=True),
        "restoration": Deed(VerbForm, restore, "Đã đưa thẻ về danh sách chờ nhận.", at_once=True),
        "return": Deed(
            ReturnForm, return_card, "Đã ghi trả về.", "Người dân sẽ thấy là thẻ chưa có ở đơn vị."
        ),
        "correction": Deed(
            CorrectionForm, correct, "Đã sửa.", "Ghi đúng như mặt thẻ. Người dân tra theo tên mới."
        ),
        "withdrawal": Deed(
            VerbForm,
            withdraw,
            "Đã bỏ mục này.",
            "Chỉ bỏ khi trong hộp không có thẻ ấy. Người dân không tra thấy nữa.",
        ),
    }
)


@staff_only
@never_cache
@require_safe
def arrival(request: HttpRequest, arrival_id: int) -> HttpResponse:
    """The card and every verb: buttons for what is possible, reasons beside what is not."""
    actor = actor_of(request)
    row = queries.arrival(actor, arrival_id)
    return render(request, "cards/desk/arrival.html", {**_shown(row), **_verbs(actor, row)})


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, arrival_id: int, noun: str) -> HttpResponse:
    """The form of one verb; sent, it acts."""
    if noun not in DEEDS:
        raise NotThere()
    actor, deed = actor_of(request), DEEDS[noun]
    row = queries.arrival(actor, arrival_id)
    form = deed.form(request.POST) if request.method == "POST" else deed.form.of(row)
    if form.is_bound and _done(deed, form, actor, row):
        messages.success(request, deed.done)
        return _onward(deed, row)
    check(policies.refusal_of(VERBS[noun], actor, row))
    context = {**_shown(row), "form": form, "verb": VERBS[noun], "hint": deed.hint}
    return render(request, "cards/desk/act.html", context, status=422 if form.is_bound else 200)


def _onward(deed: Deed, row: Arrival) -> HttpResponse:
    """Back to the counter, which shows the card, where the next person waits; else to the card."""
    if deed.at_once:
        return redirect(f"{reverse('cards-desk:counter')}?the={row.pk}")
    return redirect("cards-desk:arrival", row.pk)


def _done(deed: Deed, form: VerbForm, actor: Actor, row: Arrival) -> bool:
    if not form.is_valid():
        return False
    try:
        deed.action(actor=actor, arrival_id=row.pk, **form.cleaned_data)
    except Invalid as refusal:
        form.explain(refusal)
        return False
    return True


def _shown(row: Arrival) -> dict[str, Any]:
    return {
        "arrival": row,
        "birth": births.shown(row.birth),
        "days": ((row.ended_at.date() if row.ended_at else clock.today()) - row.arrived_on).days,
    }


def _verbs(actor: Actor, row: Arrival) -> dict[str, Any]:
    """Those that are possible, and the others by their reason."""
    asked = [(verb, policies.refusal_of(verb, actor, row)) for verb in VERBS.values()]
    return {
        "allowed": [{"verb": verb, "deed": DEEDS[verb.noun]} for verb, no in asked if no is None],
        "blocked": _blocked(asked),
    }


def _blocked(asked: list[tuple[Verb, Refused | None]]) -> list[dict[str, Any]]:
    by_reason: dict[str, list[str]] = {}
    for verb, refusal in asked:
        if refusal is not None:
            by_reason.setdefault(refusal.reason, []).append(verb.label)
    return [{"labels": labels, "reason": reason} for reason, labels in by_reason.items()]
