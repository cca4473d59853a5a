"""How I want to be told."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.actors import Actor, ActorKind
from andan.accounts.sessions import actor_of, signed_in
from andan.kit.refusals import check
from andan.notices import policies, queries, table
from andan.notices.actions.choose import choose
from andan.notices.forms import BY_CHANNEL, ChoiceForm, EmailForm, PhoneForm
from andan.notices.news import CHANNELS
from andan.outbox import channels
from andan.outbox.carriers import push


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preferences(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    check(policies.may_be_told(actor))
    form = choice_form(actor, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return page(request, form, status=422 if request.method == "POST" else 200)
    choose(
        actor=actor,
        wanted=form.wanted(),
        quiet_from=form.cleaned_data["quiet_from"],
        quiet_until=form.cleaned_data["quiet_until"],
        urgent_at_night=form.cleaned_data["urgent_at_night"],
    )
    messages.success(request, "Đã lưu cách nhận tin.")
    return redirect("notices:preferences")


def choice_form(actor: Actor, data: Any = None) -> ChoiceForm:
    groups = table.groups(staff=actor.kind is ActorKind.OFFICER)
    theirs = {*BY_CHANNEL, *(row.channel for row, _ in queries.addresses(actor))}
    offered = [one for one in CHANNELS if one in theirs and one in channels.on_offer()]
    return ChoiceForm(data, groups=groups, channels=offered, chosen=queries.preference(actor))


def page(request: HttpRequest, form: ChoiceForm, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The whole page; `forms` are those of addresses that have something to mend."""
    actor = actor_of(request)
    offered = channels.on_offer()
    addresses = queries.addresses(actor)
    reached = {row.channel for row, _ in addresses if row.confirmed_at}
    shown = {
        "form": form,
        "addresses": [(row, CHANNELS[row.channel], told) for row, told in addresses],
        "nowhere": [CHANNELS[one] for one in form.channels if one not in reached],
        "email_form": forms.get("email", EmailForm(prefix="email")) if "email" in offered else None,
        "sms_form": forms.get("sms", PhoneForm(prefix="sms")) if "sms" in offered else None,
        "push_key": push.public_key() if "push" in offered else "",
        "linked": [(one, CHANNELS[one]) for one in queries.LINKED if one in offered],
        "zalo_href": settings.ZALO_OA_LINK,
        "list_href": "/can-bo/thong-bao/" if actor.is_staff else "/thong-bao/",
    }
    return render(request, "notices/preferences.html", shown, status=status)
