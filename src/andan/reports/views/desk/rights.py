"""Requests about personal data, as commanders and administrators settle them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Invalid, Refused, check
from andan.reports import queries, rights_policies
from andan.reports.actions.answer_request import answer_request
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.lift_restriction import lift_restriction
from andan.reports.actions.refuse_request import refuse_request
from andan.reports.forms.desk.rights import GrantForm, LiftForm, RefusalForm
from andan.reports.models import DataRequest
from andan.reports.policies import covered
from andan.reports.queries.rights import requests
from andan.reports.queries.rights.holdings import PERSON
from andan.reports.rights.states import GROUNDS, HINTS, Right
from andan.reports.views.citizen.rights import line
from andan.web import wording


@staff_only
@require_safe
def data_requests(request: HttpRequest) -> HttpResponse:
    """What waits, the one due first first; below it what ended."""
    actor = actor_of(request)
    check(rights_policies.may_settle_any(actor))
    context = {
        "waiting": sorted(map(line, requests.to_settle(actor)), key=lambda one: one["due"]),
        "ended": [line(row) for row in requests.settled(actor)],
    }
    return render(request, "reports/desk/rights/list.html", context)


@staff_only
@never_cache
@require_safe
def data_request(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    return render(request, "reports/desk/rights/one.html", _context(actor, requests.request(actor, code)))


@staff_only
@require_POST
def answer(request: HttpRequest, code: str) -> HttpResponse:
    answer_request(actor=actor_of(request), code=code)
    messages.success(request, "Đã báo người yêu cầu là đang làm.")
    return redirect("desk:data_request", code)


@staff_only
@require_POST
def grant(request: HttpRequest, code: str) -> HttpResponse:
    actor, form = actor_of(request), GrantForm(request.POST)
    if form.is_valid():
        try:
            grant_request(actor=actor, code=code, **form.cleaned_data)
        except Refused as refusal:
            if refusal.status == 404:
                raise
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, "Đã làm theo yêu cầu.")
            return redirect("desk:data_request", code)
    return _again(request, code, grant_form=form)


@staff_only
@require_POST
def refusal(request: HttpRequest, code: str) -> HttpResponse:
    actor, form = actor_of(request), RefusalForm(request.POST)
    if form.is_valid():
        try:
            refuse_request(actor=actor, code=code, **form.cleaned_data)
        except Invalid as wrong:
            form.explain(wrong)
        else:
            messages.success(request, "Đã trả lời, kèm lý do.")
            return redirect("desk:data_request", code)
    return _again(request, code, refusal_form=form)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, code: str) -> HttpResponse:
    """Use a restricted report again."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    check(rights_policies.may_lift(actor, report))
    form = LiftForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        lift_restriction(actor=actor, code=code, **form.cleaned_data)
        messages.success(request, "Đã bỏ hạn chế.")
        return redirect("desk:case", code)
    context = {"form": form, "report": report}
    return render(request, "reports/desk/rights/lift.html", context, status=422 if form.is_bound else 200)


def _again(request: HttpRequest, code: str, **forms: Any) -> HttpResponse:
    actor = actor_of(request)
    shown = _context(actor, requests.request(actor, code)) | forms
    return render(request, "reports/desk/rights/one.html", shown, status=422)


def _context(actor: Actor, row: DataRequest) -> dict[str, Any]:
    """Everything on the page. What a report tells is for those who read cases: here stand code, kind and state."""
    about = requests.about(row)
    said = requests.content(row)
    return {
        "line": line(row),
        "row": row,
        "hint": HINTS[row.right],
        "words": said.get("words", ""),
        "values": [
            (PERSON[name], wording.birth(value) if name == "birth_date" else value)
            for name, value in said.get("values", {}).items()
            if value
        ],
        "whose": "" if said.get("whose") == "me" else "Người liên quan",
        "reports": [(one, one.agency_id in covered(actor)) for one in about],
        "kept": [no.reason for no in map(rights_policies.erasure_refusal, about) if no]
        if _erases(row)
        else [],
        "ground": GROUNDS.get(row.ground, ""),
        "grant_form": GrantForm(),
        "refusal_form": RefusalForm(),
    }


def _erases(row: DataRequest) -> bool:
    return row.right == Right.DELETE and row.is_open
