"""The pages of the demo provider: who is there, and the choice of a persona in the middle of a sign-in."""

import copy
from typing import Any

from allauth.core.internal.httpkit import add_query_params
from allauth.idp.oidc.internal.oauthlib.server import get_server
from allauth.idp.oidc.internal.oauthlib.utils import extract_params, respond_html_error
from allauth.idp.oidc.views import AuthorizationView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_safe
from oauthlib.oauth2.rfc6749.errors import FatalClientError, OAuth2Error

from andan.accounts.demo_provider import accounts
from andan.accounts.demo_provider.client import ensure_client
from andan.accounts.demo_provider.personas import everybody


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What this provider is, and the people it knows."""
    return render(request, "accounts/demo_provider/index.html", {"personas": everybody().values()})


@never_cache
@csrf_protect
def authorize(request: HttpRequest) -> HttpResponse:
    """GET shows the personas, POST with one of them answers the relying party as that persona."""
    ensure_client()
    asked = _as_get(request)
    try:
        scopes, _ = get_server().validate_authorization_request(*extract_params(asked))
    except FatalClientError as error:
        return _wrong(request, error)
    except OAuth2Error as error:
        return HttpResponseRedirect(error.in_uri(error.redirect_uri))
    if request.method == "POST":
        return _answer(asked, request.POST)
    shown = {"personas": everybody().values(), "scopes": scopes}
    return render(request, "accounts/demo_provider/choose.html", shown)


def _answer(asked: HttpRequest, posted: QueryDict) -> HttpResponse:
    if posted.get("persona") == "":
        return _refused(asked)
    slug = posted.get("persona", "")
    if slug not in everybody():
        raise Http404
    asked.user = accounts.ensure(slug)
    response: HttpResponse = AuthorizationView.as_view()(asked)
    return response


def _refused(asked: HttpRequest) -> HttpResponse:
    said = {"error": "access_denied", "state": asked.GET.get("state", "")}
    return HttpResponseRedirect(add_query_params(asked.GET["redirect_uri"], said))


def _as_get(request: HttpRequest) -> Any:
    """The authorization request itself: what the relying party put into the address, without what the form adds."""
    asked: Any = copy.copy(request)
    asked.method = "GET"
    asked.POST = QueryDict()
    return asked


def _wrong(request: HttpRequest, error: OAuth2Error) -> HttpResponse:
    response: HttpResponse = respond_html_error(request, error=error)
    response.status_code = 400
    return response
