from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.kit.refusals import Forbidden, Invalid, Refused
from andan.places.models import Agency
from andan.reports.actions.hand_over import hand_over as give
from andan.reports.actions.take_over import take_over
from andan.reports.forms.desk.handover import HandOverForm, TakeOverForm
from andan.reports.models import HandOver
from andan.reports.policies import may_hand_over
from andan.reports.queries.handover import (
    Handed,
    desks,
    earlier,
    groups,
    hand_over,
    handed,
    kept,
    open_one,
    shift_at,
)
from andan.reports.queries.seen import among
from andan.reports.views.desk.words import short_duty

PAGE = 20
GROUPS = {
    "late": ("Quá hạn", "triangle-alert", "late"),
    "soon": ("Sắp đến hạn", "clock", "soon"),
    "new": ("Chưa tiếp nhận", "circle-plus", "new"),
    "asked": ("Đã hỏi, chưa trả lời", "hourglass", "wait"),
    "received": ("Tiếp nhận trong ca", "inbox", ""),
}


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handovers(request: HttpRequest) -> HttpResponse:
    """What the shift on duty hands over, the form to do it, and earlier hand-overs."""
    actor = actor_of(request)
    agency = _desk(actor, request.GET.get("don_vi", ""))
    form = HandOverForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_bound and form.is_valid():
        try:
            row = give(actor=actor, agency=agency, text=form.cleaned_data["text"])
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, "Đã ghi biên bản giao ca. Chờ người nhận ca ký.")
            return redirect("desk:handover", key=row.pk)
    context = {
        **_standing(actor, agency),
        **_earlier(request, agency),
        "form": form,
        "agencies": desks(actor),
    }
    return render(request, "reports/desk/handovers.html", context, status=422 if form.is_bound else 200)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, key: int) -> HttpResponse:
    """One hand-over as the sheet that both sign; who takes over signs here."""
    actor = actor_of(request)
    row = hand_over(actor, key)
    form = TakeOverForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_bound and form.is_valid():
        try:
            take_over(actor=actor, key=key, text=form.cleaned_data["text"])
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, "Đã ký nhận ca.")
            return redirect("desk:handover", key=key)
    context = {
        "row": row,
        "lists": [
            _list(key, [_line(one, report) for one, report in some], row.counts)
            for key, some in kept(actor, row).items()
        ],
        "form": form,
        "refusal": _not_signed_by(actor, row),
    }
    return render(request, "reports/desk/handover.html", context, status=422 if form.is_bound else 200)


def _desk(actor: Actor, code: str) -> Agency:
    offered = desks(actor)
    if not offered:
        raise Forbidden("Giao ca dành cho trực ban và chỉ huy.")
    return next((one for one in offered if one.code == code), offered[0])


def _standing(actor: Actor, agency: Agency) -> dict[str, Any]:
    """What is open now, as it would be handed over."""
    shift = shift_at(clock.now())
    found = groups(agency, shift)
    named = {key: handed(rows) for key, rows in found.items()}
    reports = {row.code: row for row in among(actor, [one.code for some in named.values() for one in some])}
    counts = {key: rows.count() for key, rows in found.items()}
    return {
        "agency": agency,
        "shift": shift,
        "lists": [
            _list(key, [_line(one, reports.get(one.code)) for one in some], counts)
            for key, some in named.items()
        ],
        "waiting": open_one(agency),
    }


def _list(key: str, lines: list[dict[str, Any]], counts: dict[str, int]) -> dict[str, Any]:
    title, icon, tone = GROUPS[key]
    count = counts.get(key, len(lines))
    return {
        "key": key,
        "title": title,
        "icon": icon,
        "tone": tone if count else "",
        "count": count,
        "lines": lines,
        "left": count - len(lines),
    }


def _line(one: Handed, report: Any) -> dict[str, Any]:
    return {"code": one.code, "report": report, "duty": short_duty(one.duty), "due": _stamp(one)}


def _stamp(one: Handed) -> str:
    """A day and an hour that stay true when the sheet is read another day: `26/11 21:31`."""
    return one.due.astimezone(HANOI).strftime("%d/%m %H:%M") if one.due else ""


def _earlier(request: HttpRequest, agency: Agency) -> dict[str, Any]:
    asked = request.GET.get("sau", "")
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    rows = earlier(agency, before=before, limit=PAGE + 1)
    older = f"?don_vi={agency.code}&sau={rows[PAGE - 1].pk}" if len(rows) > PAGE else ""
    return {
        "earlier": rows[:PAGE],
        "older": older,
        "newer": f"?don_vi={agency.code}" if before else "",
    }


def _not_signed_by(actor: Actor, row: HandOver) -> Refused | None:
    if row.giver_id == actor.user_id:
        return Forbidden("Chờ người nhận ca ký. Người giao không tự ký nhận.")
    return may_hand_over(actor, row.agency)
