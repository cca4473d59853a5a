"""The door for everybody, and the way to the citizens' identity provider."""

from collections.abc import Callable

import requests
from allauth.account.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect.views import callback as take_answer
from allauth.socialaccount.providers.openid_connect.views import login as ask_provider
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.actors import ANONYMOUS
from andan.accounts.sessions import actor_of


@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """One page: the big button for citizens, a small link for officers."""
    onward = request.GET.get("next", "")
    onward = onward if get_adapter(request).is_safe_url(onward) else ""
    if actor_of(request) != ANONYMOUS:
        return HttpResponseRedirect(onward or "/tai-khoan/")
    shown = {"next": onward, "provider": settings.OIDC_NAME, "is_open": bool(settings.OIDC_ISSUER)}
    return render(request, "accounts/sign_in.html", {**shown, "is_demo": settings.DEMO})


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Send the citizen to the identity provider."""
    return _or_say_it_is_silent(request, lambda: ask_provider(request, settings.OIDC_PROVIDER))


@never_cache
def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the identity provider sends the citizen back to."""
    return _or_say_it_is_silent(request, lambda: take_answer(request, provider_id))


@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/cancelled.html")


def _or_say_it_is_silent(request: HttpRequest, talk: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of `talk`, or a page in words when the provider does not answer."""
    try:
        return talk()
    except requests.RequestException:
        return render(request, "accounts/provider_down.html", status=503)
