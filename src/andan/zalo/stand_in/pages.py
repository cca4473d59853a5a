"""The page on which somebody writes as a citizen."""

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from andan.zalo import queries
from andan.zalo.stand_in.chats import Chat
from andan.zalo.stand_in.delivery import deliver
from andan.zalo.stand_in.failures import FAILURES
from andan.zalo.stand_in.zalo import zalo
from andan.zalo.wire.bot import CHANNEL as BOT
from andan.zalo.wire.events import TEXT_MAX, name_of
from andan.zalo.wire.official import CHANNEL as OFFICIAL
from andan.zalo.words import EXAMPLE

COOKIE = "zalo-thu"
SUGGESTIONS = ("Tra cứu CCCD", EXAMPLE, "Báo tôi khi có", "2", "3", "4", "Thôi")


class Account(NamedTuple):
    """Whom one writes to."""

    channel: str
    label: str


ACCOUNTS: Mapping[str, Account] = MappingProxyType(
    {"oa": Account(OFFICIAL, "Official Account"), "bot": Account(BOT, "Bot")}
)


@require_safe
@never_cache
@csrf_protect
def chat(request: HttpRequest, account: str = "oa") -> HttpResponse:
    """The conversation so far, and a line to write on."""
    person = _person(request)
    response = render(request, "zalo/chat.html", _shown(account, person))
    response.set_cookie(COOKIE, person, path=reverse("zalo_thu:chat"), httponly=True, samesite="Lax")
    return response


@require_safe
@never_cache
def lines(request: HttpRequest, account: str) -> HttpResponse:
    """The bubbles alone, for htmx; 204 when there is nothing newer than `n`."""
    shown = _shown(account, _person(request))
    if request.GET.get("n") == str(shown["count"]):
        return HttpResponse(status=204)
    return render(request, "zalo/lines.html", shown)


@require_POST
@csrf_protect
def write(request: HttpRequest, account: str) -> HttpResponse:
    """Say something: it goes to the webhook as Zalo would send it."""
    person, told = _person(request), request.POST.get("text", "").strip()[:TEXT_MAX]
    if told:
        _chat(account, person).add(told, mine=True)
        deliver(_account(account).channel, person, "user_send_text", told)
    return _back(request, account, person)


@require_POST
@csrf_protect
def follow(request: HttpRequest, account: str) -> HttpResponse:
    """Press "Quan tâm", or take it back."""
    person, yes = _person(request), request.POST.get("follow") == "1"
    _chat(account, person).follow(yes)
    deliver(_account(account).channel, person, "follow" if yes else "unfollow")
    return _back(request, account, person)


@require_POST
@csrf_protect
def fail(request: HttpRequest, account: str) -> HttpResponse:
    """Let Zalo's next answer be a failure."""
    failures = zalo().failures if account == "oa" else zalo().bot_failures
    failures.wish(request.POST.get("failure", ""))
    return redirect(_address(account))


@require_POST
@csrf_protect
def leave(request: HttpRequest, account: str) -> HttpResponse:  # noqa: ARG001
    """Come back as somebody else."""
    response = redirect(_address(account))
    response.delete_cookie(COOKIE, path=reverse("zalo_thu:chat"))
    return response


def _shown(account: str, person: str) -> dict[str, object]:
    counter, said = queries.desk().counter, _chat(account, person)
    return {
        "account": account,
        "accounts": [(key, one.label, _address(key)) for key, one in ACCOUNTS.items()],
        "name": counter.name if counter else "An Dân",
        "lines": list(said.lines),
        "count": said.count,
        "follows": said.follows,
        "failures": FAILURES if account == "oa" else {"500": FAILURES["500"], "html": FAILURES["html"]},
        "suggestions": SUGGESTIONS,
        "site": settings.SITE_URL,
    }


def _back(request: HttpRequest, account: str, person: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return render(request, "zalo/lines.html", _shown(account, person))
    return redirect(_address(account))


def _account(name: str) -> Account:
    if name not in ACCOUNTS:
        raise Http404
    return ACCOUNTS[name]


def _chat(account: str, person: str) -> Chat:
    return zalo().chats.of(_account(account).channel, person)


def _address(account: str) -> str:
    return reverse("zalo_thu:chat") if account == "oa" else reverse("zalo_thu:chat_of", args=[account])


def _person(request: HttpRequest) -> str:
    """Zalo's id of whoever sits here, drawn when they come."""
    return name_of(request.COOKIES.get(COOKIE, "")) or str(10**15 + secrets.randbelow(10**15))
