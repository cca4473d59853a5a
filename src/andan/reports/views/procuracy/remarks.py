"""Remarks: all of the area for the procurator, those an agency is to answer for its people."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid
from andan.reports.actions.remark_agency import remark_agency
from andan.reports.actions.reply_agency import reply_agency
from andan.reports.forms.desk.oversight import AgencyRemarkForm, AgencyReplyForm
from andan.reports.models import Remark
from andan.reports.policies import commanded, covered
from andan.reports.queries.oversight import remarks as queries
from andan.reports.queries.oversight.areas import agencies
from andan.reports.views.procuracy.case import shown

PAGE = 50
WORDS = {"late": "Quá hạn trả lời", "open": "Chờ trả lời", "answered": "Đã trả lời"}


@staff_only
@never_cache
@require_safe
def remarks(request: HttpRequest) -> HttpResponse:
    """All remarks of the area: late, waiting, answered."""
    actor = actor_of(request)
    agencies(actor)
    context = {**_lists(request, queries.made(actor)), "procuracy": True}
    return render(request, "reports/procuracy/remarks.html", context)


@staff_only
@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The same as the agencies read it that are to answer."""
    actor = actor_of(request)
    if not covered(actor):
        raise Forbidden("Trang này dành cho cán bộ xử lý phản ánh.")
    context = {**_lists(request, queries.asked(actor)), "procuracy": False}
    return render(request, "reports/procuracy/remarks.html", context)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_remark(request: HttpRequest) -> HttpResponse:
    """Remark on the work of one agency."""
    actor = actor_of(request)
    offered = [(agency.code, agency.name) for agency in agencies(actor)]
    initial = {"agency": request.GET.get("don_vi", "")}
    form = AgencyRemarkForm(request.POST or None, offered=offered, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            row = remark_agency(actor=actor, **form.cleaned_data)
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, "Đã gửi kiến nghị. Đơn vị được báo ngay.")
            return redirect("procuracy:remark", key=row.pk)
    return render(
        request, "reports/procuracy/new_remark.html", {"form": form}, status=422 if form.is_bound else 200
    )


@staff_only
@never_cache
@require_safe
def remark(request: HttpRequest, key: int) -> HttpResponse:
    """One remark on an agency as the procurator reads it."""
    actor = actor_of(request)
    agencies(actor)
    context = {**shown(queries.on_agency(actor, key)), "procuracy": True}
    return render(request, "reports/procuracy/remark.html", context)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked_one(request: HttpRequest, key: int) -> HttpResponse:
    """The same for the agency; its commander answers here."""
    actor = actor_of(request)
    row = queries.on_agency(actor, key)
    form = AgencyReplyForm(request.POST or None, label_suffix="") if _answers(actor, row) else None
    if form is None and request.method == "POST":
        raise Forbidden(f"Chỉ huy của {row.addressee.name} trả lời kiến nghị này.")
    if form is not None and form.is_bound and form.is_valid():
        try:
            reply_agency(actor=actor, key=key, text=form.cleaned_data["text"])
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, "Đã trả lời. Viện kiểm sát được báo ngay.")
            return redirect("desk:remark", key=key)
    context = {**shown(row), "form": form, "procuracy": False}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "reports/procuracy/remark.html", context, status=status)


def _answers(actor: Actor, row: Remark) -> bool:
    return row.agency_id in commanded(actor) and (row.answered_at is None)


def _lists(request: HttpRequest, rows: QuerySet[Remark]) -> dict[str, Any]:
    """The groups, the answered ones page by page."""
    moment, page = clock.now(), _page(request)
    found = []
    for group in queries.GROUPS:
        start = (page - 1) * PAGE if group == "answered" else 0
        some = list(queries.of_group(rows, group, moment)[start : start + PAGE + 1])
        found.append({"key": group, "word": WORDS[group], "rows": [shown(row) for row in some[:PAGE]],
                      "more": len(some) > PAGE})  # fmt: skip
    older = f"?trang={page + 1}" if found[-1]["more"] else ""
    return {"groups": found, "older": older, "newer": f"?trang={page - 1}" if page > 1 else ""}


def _page(request: HttpRequest) -> int:
    text = request.GET.get("trang", "")
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 5 else 1
