"""Cards nobody has come for: the list of the week, made to be printed and carried from door to door."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.cards import policies, queries
from andan.cards.models import Arrival
from andan.kit import births, clock
from andan.kit.refusals import Forbidden
from andan.web import dates


@staff_only
@never_cache
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Those that came on `den` (dd/mm/yyyy) or earlier, the longest wait first."""
    actor = actor_of(request)
    if not policies.desks(actor):
        raise Forbidden("Cán bộ của đơn vị giữ thẻ đọc danh sách này.")
    before, wrong = _day(request.GET.get("den", ""))
    groups = queries.uncollected(actor, before)
    context = {
        "groups": [{"wait": group, "rows": [_row(arrival) for arrival in group.rows]} for group in groups],
        "count": sum(len(group.rows) for group in groups),
        "before": before,
        "wrong": wrong,
        "several": len(policies.desks(actor)) > 1,
    }
    return render(request, "cards/desk/waiting.html", context)


def _day(typed: str) -> tuple[date | None, str]:
    """The day, and what is wrong with what was typed."""
    if not typed.strip():
        return None, ""
    try:
        return dates.read(typed), ""
    except ValueError:
        return None, "Ghi ngày như 24/11/2026."


def _row(arrival: Arrival) -> dict[str, Any]:
    days = (clock.today() - arrival.arrived_on).days
    return {"arrival": arrival, "birth": births.shown(arrival.birth), "days": days}
