"""Who is behind a request, and the two doors that ask for a signed-in person."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from andan.accounts.actors import ANONYMOUS, Actor, ActorKind
from andan.accounts.models import User
from andan.accounts.queries import actor_for, owes_second_factor
from andan.kit import clock
from andan.kit.refusals import Forbidden, SignInFirst

LEVEL = "identity_level"  # session keys
SEEN = "seen_at"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind the session, found once per request; ANONYMOUS when nobody is signed in.

    A citizen carries the level of this session. An officer who has been away too long is signed out; one who owes a
    second factor holds no post until it is set up.
    """
    known = request.__dict__.get("actor")
    if known is None:
        known = request.__dict__["actor"] = _find(request)
    return cast(Actor, known)


def signed_in(view: View[P]) -> View[P]:
    """A page for anybody who is signed in; others are sent to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if actor_of(request) == ANONYMOUS:
            return _to_sign_in(request, settings.LOGIN_URL)
        return view(request, *args, **kwargs)

    return guarded


def staff_only(view: View[P]) -> View[P]:
    """A page for officers who hold a post and, outside demo, a second factor."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = actor_of(request)
        if actor == ANONYMOUS:
            return _to_sign_in(request, reverse("account_login"))
        if actor.kind is ActorKind.OFFICER and owes_second_factor(cast(User, request.user)):
            return HttpResponseRedirect(reverse("accounts:second_factor"))
        if not actor.is_staff:
            raise Forbidden("Trang này dành cho cán bộ đang giữ một vị trí.")
        return view(request, *args, **kwargs)

    return guarded


def _find(request: HttpRequest) -> Actor:
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        return ANONYMOUS
    if not user.is_officer:
        return actor_for(user, level=int(request.session.get(LEVEL, 0)))
    if _away_too_long(request):
        logout(request)
        return ANONYMOUS
    actor = actor_for(user)
    return replace(actor, posts=()) if actor.posts and owes_second_factor(user) else actor


def _away_too_long(request: HttpRequest) -> bool:
    """Whether the officer's last request is too old. Notes this one, at most once a minute."""
    now = int(clock.now().timestamp())
    seen = int(request.session.get(SEEN, now))
    if now - seen > settings.STAFF_IDLE_MINUTES * 60:
        return True
    if SEEN not in request.session or now - seen >= 60:
        request.session[SEEN] = now
    return False


def _to_sign_in(request: HttpRequest, address: str) -> HttpResponse:
    """Send a reader to sign in; a form or a fragment gets a refusal, so that nothing typed is lost silently."""
    if request.method not in {"GET", "HEAD"} or request.headers.get("HX-Request"):
        raise SignInFirst()
    return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
