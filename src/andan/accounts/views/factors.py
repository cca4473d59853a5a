"""Second factors of officers: the page that asks for one, and the guard that keeps the last one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.models import User
from andan.accounts.queries import owes_second_factor
from andan.accounts.sessions import signed_in
from andan.kit.refusals import NotThere

AnyView = Callable[..., HttpResponseBase]


def officers_only(view: AnyView) -> AnyView:
    """A page about passwords and second factors: citizens have neither here."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not cast(User, request.user).is_officer:
            raise NotThere()
        return view(request, *args, **kwargs)

    return guarded


@never_cache
@require_safe
@officers_only
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask an officer who owes a second factor to choose one."""
    if not owes_second_factor(cast(User, request.user)):
        return HttpResponseRedirect("/can-bo/")
    return render(request, "accounts/second_factor.html")


@officers_only
def remove_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a security key, unless it is the last second factor the officer must have."""
    key = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    adapter = get_adapter()
    if not adapter.can_delete_authenticator(key):
        messages.error(request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect("mfa_list_webauthn")
    response: HttpResponse = remove_webauthn(request, pk=pk)
    return response
