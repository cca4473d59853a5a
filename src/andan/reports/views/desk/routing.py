from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Forbidden, Invalid, NotThere, check
from andan.places.models import Agency
from andan.reports import policies
from andan.reports.actions.keep_rule import PLACE_MOST, keep_rule
from andan.reports.forms.desk.routing import RoutingForm
from andan.reports.models import RoutingRule
from andan.reports.queries.routing import agencies, rule, rules_of, unreached
from andan.reports.views.desk.why import condition, end

STEP = 10  # between the places of two rules, so that one fits in


@staff_only
@require_safe
def routing(request: HttpRequest) -> HttpResponse:
    """The routing rules of one agency in their order; commanders and administrators may change them."""
    actor, offered = actor_of(request), agencies(actor_of(request))
    agency = _agency(request, offered)
    found = rules_of(agency)
    lost = unreached(found)
    context = {
        "agency": agency,
        "agencies": offered,
        "refusal": policies.may_route(actor, agency),
        "lines": [_line(one, lost) for one in found],
        "lost": len(lost),
    }
    return render(request, "reports/desk/routing.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def routing_rule(request: HttpRequest, code: str, key: int | None = None) -> HttpResponse:
    """Make a rule of an agency, or change one."""
    actor = actor_of(request)
    agency = next((one for one in agencies(actor) if one.code == code), None)
    if agency is None:
        raise NotThere()
    check(policies.may_route(actor, agency))
    row = rule(agency, key) if key is not None else None
    form = RoutingForm(
        request.POST if request.method == "POST" else None,
        agency=agency,
        rule=row,
        following=_following(agency),
    )
    if form.is_bound and form.is_valid():
        try:
            kept = keep_rule(actor=actor, agency=agency, given=form.given(), rule=key)
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, f"Đã lưu quy tắc {kept.position}.")
            return redirect(f"{reverse('desk:routing')}?don_vi={agency.code}")
    context = {"form": form, "agency": agency, "rule": row}
    return render(request, "reports/desk/routing_rule.html", context, status=422 if form.is_bound else 200)


def _agency(request: HttpRequest, offered: list[Agency]) -> Agency:
    """The agency asked for, else the actor's own, else the first."""
    if not offered:
        raise Forbidden("Quy tắc điều phối dành cho đơn vị xử lý phản ánh.")
    asked = [one for one in offered if one.code == request.GET.get("don_vi", "")]
    own = {post.agency_id for post in actor_of(request).posts}
    return (asked or [one for one in offered if one.pk in own] or offered)[0]


def _line(row: RoutingRule, lost: set[int]) -> dict[str, Any]:
    return {"rule": row, "condition": condition(row), "end": end(row), "lost": row.pk in lost}


def _following(agency: Agency) -> int:
    last = max((one.position for one in rules_of(agency)), default=0)
    return min(last - last % STEP + STEP, PLACE_MOST)
