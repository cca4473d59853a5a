"""What An Dân knows about me: who looked, what I asked, and the copy to take away."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, signed_in
from andan.kit import clock
from andan.kit.refusals import Invalid, NotThere, WrongState, check
from andan.reports import laws, rights_policies
from andan.reports.actions.request_data import request_data
from andan.reports.actions.retract_request import retract_request
from andan.reports.forms.rights import form_of
from andan.reports.models import DataRequest
from andan.reports.queries.rights import looks, requests
from andan.reports.queries.rights.holdings import Section, holdings
from andan.reports.rights.states import GROUNDS, HINTS, LABELS

LOOKS_SHOWN, MOST_DIGITS = 10, 6
ICONS = {"access": "eye", "correct": "pencil", "withdraw": "hand", "restrict": "lock", "delete": "trash-2"}


@signed_in
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What may be asked, what was asked, who looked."""
    actor = actor_of(request)
    check(rights_policies.may_ask(actor))
    seen, shown = looks.often(requests.reports_of(actor)), _shown(request.GET.get("xem", ""))
    context = {
        "rights": [(right, LABELS[right], HINTS[right], ICONS[right]) for right in LABELS],
        "requests": [line(row) for row in requests.mine(actor)],
        "looks": seen[:shown],
        "more": f"?xem={shown + LOOKS_SHOWN}#ai-xem" if len(seen) > shown else "",
    }
    return render(request, "reports/citizen/rights/mine.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, right: str) -> HttpResponse:
    """Ask for one thing."""
    actor = actor_of(request)
    check(rights_policies.may_ask(actor))
    if right not in LABELS:
        raise NotThere()
    form = form_of(right)(request.POST if request.method == "POST" else None, actor=actor, right=right)
    if form.is_bound and form.is_valid():
        try:
            made = request_data(actor=actor, asked=form.asked())
        except Invalid as refusal:
            form.explain(refusal)
        except WrongState as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, "Đã gửi yêu cầu. Hạn trả lời ghi ở dưới.")
            return redirect("rights:one", made[0].code)
    context = {"form": form, "label": LABELS[right], "hint": HINTS[right], "right": right}
    return render(request, "reports/citizen/rights/new.html", context, status=422 if form.is_bound else 200)


@signed_in
@never_cache
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One request: its two terms, what became of it, and the copy where one was asked for."""
    row = requests.own(actor_of(request), code)
    context = {
        "line": line(row),
        "row": row,
        "reports": requests.about(row),
        "words": requests.content(row).get("words", ""),
        "ground": GROUNDS.get(row.ground, ""),
        "copy": _is_open(row),
        "above": requests.above(row) if requests.is_late(row) else "",
        "law": laws.told(row.settle_rule.basis),
        "answer_law": laws.told(row.basis),
    }
    return render(request, "reports/citizen/rights/one.html", context)


@signed_in
@require_POST
def retract(request: HttpRequest, code: str) -> HttpResponse:
    retract_request(actor=actor_of(request), code=code)
    messages.success(request, "Đã rút lại yêu cầu.")
    return redirect("rights:mine")


@signed_in
@never_cache
@require_safe
def copy(request: HttpRequest, code: str) -> HttpResponse:
    """Everything, to read and to print."""
    context = {"sections": _copy(actor_of(request), code), "at": clock.now(), "code": code}
    return render(request, "reports/citizen/rights/copy.html", context)


@signed_in
@never_cache
@require_safe
def copy_as_data(request: HttpRequest, code: str) -> HttpResponse:
    """Everything, for a program. The file's name says nothing of anybody."""
    sections = [section.told() for section in _copy(actor_of(request), code)]
    told = json.dumps(
        {"made_at": clock.now().isoformat(), "sections": sections}, ensure_ascii=False, indent=1
    )
    headers = {"Content-Disposition": f'attachment; filename="du-lieu-{code}.json"'}
    return HttpResponse(told, content_type="application/json; charset=utf-8", headers=headers)


def _copy(actor: Actor, code: str) -> list[Section]:
    row = requests.own(actor, code)
    if not _is_open(row):
        raise NotThere("Bản dữ liệu này không còn mở. Gửi yêu cầu xem lại nếu cần.")
    return holdings(actor)


def _shown(asked: str) -> int:
    """How many lines of the list, as the address says; the first ones for an address that says nothing sensible."""
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS
    return max(LOOKS_SHOWN, int(asked) if is_number else 0)


def _is_open(row: DataRequest) -> bool:
    return row.open_until is not None and clock.now() < row.open_until


def line(row: DataRequest) -> Mapping[str, Any]:
    """A request with the term that runs now and how it stands."""
    late = requests.is_late(row)
    return {
        "row": row,
        "late": late,
        "due": requests.next_due(row),
        "waits_for": "Trả lời" if row.answered_at is None else "Làm xong",
        "tone": "late" if late else row.face.tone,
        "icon": "triangle-alert" if late else row.face.icon,
        "word": "Trễ hạn" if late else row.face.word,
    }
