"""What somebody was told, newest first. Opening a line marks it as read: a form, not a link, for it writes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.actors import ActorKind
from andan.accounts.sessions import actor_of, signed_in, staff_only
from andan.notices import queries
from andan.notices.actions.read import read
from andan.notices.actions.read_all import read_all

MOST_DIGITS = 18  # of the number of a line, as both databases keep it


@never_cache
@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """A citizen's; an officer has their own page."""
    if actor_of(request).kind is ActorKind.OFFICER:
        return redirect("notices:staff")
    return _page(request, "notices/citizen.html")


@never_cache
@require_safe
@staff_only
def staff(request: HttpRequest) -> HttpResponse:
    return _page(request, "notices/staff.html")


@require_POST
@signed_in
def open_one(request: HttpRequest, number: int) -> HttpResponse:
    return redirect(read(actor=actor_of(request), number=number).href)


@require_POST
@signed_in
def read_everything(request: HttpRequest) -> HttpResponse:
    up_to = request.POST.get("den", "")
    count = read_all(actor=actor_of(request), up_to=_number(up_to) or 0)
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc.")
    return redirect("notices:mine")


def _number(typed: str) -> int | None:
    """The number of a line, or None for what is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else None


def _page(request: HttpRequest, template: str) -> HttpResponse:
    told = request.GET.get("truoc", "")
    before = _number(told)
    lines = queries.lines(actor_of(request), before=before)
    shown, more = lines[: queries.ON_A_PAGE], len(lines) > queries.ON_A_PAGE
    context = {
        "lines": shown,
        "is_first": before is None,
        "up_to": shown[0].entry if shown else 0,
        "older": f"?truoc={shown[-1].entry}" if more else "",
        "has_unread": any(line.unread for line in shown),
    }
    return render(request, template, context)
