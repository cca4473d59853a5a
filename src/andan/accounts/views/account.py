"""What is known about me, and the ways out."""

from typing import cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.actions import revoke_token, revoke_tokens
from andan.accounts.models import User
from andan.accounts.queries import person_of, posts_of, tokens_of
from andan.accounts.sessions import actor_of, signed_in
from andan.kit.refusals import NotThere


@never_cache
@require_safe
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    shown = {
        "owner": user,
        "actor": actor_of(request),
        "person": person_of(user),
        "posts": posts_of(user),
        "tokens": tokens_of(user),
        "sessions": UserSession.objects.purge_and_list(user),
        "factors": Authenticator.objects.filter(user=user),
    }
    page = "officer" if user.is_officer else "citizen"
    return render(request, f"accounts/account_{page}.html", shown)


@require_POST
@signed_in
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of this person, this one included, and every token of their programs."""
    revoke_tokens(actor=actor_of(request), user=cast(User, request.user))
    for session in UserSession.objects.filter(user=cast(User, request.user)):
        session.end()
    logout(request)
    return HttpResponseRedirect("/")


@require_POST
@signed_in
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one of my own tokens."""
    token = tokens_of(cast(User, request.user)).filter(pk=pk).first()
    if token is None:
        raise NotThere()
    revoke_token(actor=actor_of(request), token=token)
    return redirect("accounts:account")
