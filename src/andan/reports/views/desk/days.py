"""The calendar: which days are not worked, and the road of a correction from one person to a second one's yes."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.refusals import Invalid, NotThere, check
from andan.reports import policies
from andan.reports.actions.approve_day import approve_day
from andan.reports.actions.end_day import refuse_day, withdraw_day
from andan.reports.actions.propose_day import YEARS, propose_day
from andan.reports.clock import Calendar, is_working_day
from andan.reports.forms.desk.rules import DayForm, DayRefusalForm
from andan.reports.models import CalendarDay, DayState
from andan.reports.queries.impact import of_day
from andan.reports.queries.rules import corrections, day_proposal, decided_days, proposed_days

SATURDAY = 5


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """Which days of a year are not worked, which weekend days are, and what is proposed against the yearly notice."""
    actor, year = actor_of(request), _year(request.GET.get("nam", ""))
    form = DayForm(request.POST or None, label_suffix="")
    tried = None
    if form.is_bound:
        check(policies.may_edit_data(actor))
    if form.is_bound and form.is_valid():
        if "xem" in request.POST:
            tried = of_day(actor, form.cleaned_data["day"], form.cleaned_data["works"])
        elif made := _proposed(form, actor):
            messages.success(request, "Đã gửi duyệt. Chưa hạn nào đổi trước khi người thứ hai duyệt.")
            return redirect("desk:day", made.pk)
    context = {
        "year": year,
        "years": [year - 1, year + 1],
        "lines": _lines(year),
        "waiting": proposed_days(),
        "decided": decided_days(),
        "form": form,
        "impact": tried,
        "blocked": ["Đề nghị sửa một ngày"],
        "refusal": policies.may_edit_data(actor),
    }
    return render(request, "reports/desk/rules/days.html", context, status=422 if form.errors else 200)


@staff_only
@require_safe
def day(request: HttpRequest, key: int) -> HttpResponse:
    """One proposal: what it says, which terms it would move, and who may approve it."""
    return _one(request, key)


@staff_only
@require_POST
def day_step(request: HttpRequest, key: int, noun: str) -> HttpResponse:
    """Approve, refuse or withdraw a proposal."""
    if noun not in STEPS:
        raise NotThere()
    (deed, told), said = STEPS[noun], {}
    if noun == "khong-duyet":
        form = DayRefusalForm(request.POST, label_suffix="")
        if not form.is_valid():
            return _one(request, key, form)
        said = form.cleaned_data
    deed(actor=actor_of(request), key=key, **said)
    messages.success(request, told)
    return redirect("desk:day", key)


STEPS: Mapping[str, tuple[Callable[..., object], str]] = {
    "duyet": (approve_day, "Đã duyệt. Hạn của hồ sơ đang giải quyết được tính lại trong ít phút."),
    "khong-duyet": (refuse_day, "Đã ghi là không duyệt."),
    "rut-lai": (withdraw_day, "Đã rút lại đề nghị."),
}


def _one(request: HttpRequest, key: int, form: DayRefusalForm | None = None) -> HttpResponse:
    actor, row = actor_of(request), day_proposal(key)
    waits, keeps = row.state == DayState.PROPOSED, policies.keeps_the_house(actor)
    context = {
        "row": row,
        "waits": waits,
        "mine": row.said_by == actor.ref,
        "blocked": ["Duyệt"],
        "refusal": policies.may_approve(actor, row.said_by),
        "approvers": _approvers(actor, row) if waits and keeps else [],
        "impact": of_day(actor, row.day, row.works) if waits else None,
        "form": form or DayRefusalForm(label_suffix=""),
    }
    return render(request, "reports/desk/rules/day.html", context, status=422 if form else 200)


def _approvers(actor: Actor, row: CalendarDay) -> list[tuple[str, str]]:
    """Who may be the second person, by name and office; those of one's own area first."""
    held = accounts.holders(policies.KEEPER_KINDS, policies.KEEPERS)
    others = [post for post in held if str(post.user.uid) != row.said_by]
    near_first = sorted(others, key=lambda post: post.agency_id not in actor.agency_ids)
    return [(post.user.titled_name, post.agency.name) for post in near_first]


def _proposed(form: DayForm, actor: Actor) -> CalendarDay | None:
    """The proposal; what was wrong with it stands in the form afterwards."""
    try:
        return propose_day(actor=actor, **form.cleaned_data)
    except Invalid as refusal:
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            form.add_error(name if name in form.fields else None, sentence)
        return None


def _year(typed: str) -> int:
    return (
        int(typed)
        if typed.isascii() and typed.isdigit() and len(typed) == len("2026") and int(typed) in YEARS
        else clock.today().year
    )


def _lines(year: int) -> list[dict[str, Any]]:
    """Stretches of days that differ from an ordinary week: off though not a weekend, or worked though one."""
    known = Calendar.known(corrections(), clock.now())
    first = date(year, 1, 1)
    every = [first + timedelta(days=ahead) for ahead in range((date(year + 1, 1, 1) - first).days)]
    odd = [day for day in every if known.is_working_day(day) == (day.weekday() >= SATURDAY)]
    runs = groupby(
        enumerate(odd), key=lambda pair: (pair[1] - timedelta(days=pair[0]), known.is_working_day(pair[1]))
    )
    return [_run([day for _, day in run], works) for (_, works), run in runs]


def _run(some: list[date], works: bool) -> dict[str, Any]:
    by_notice = all(is_working_day(day) == works for day in some)
    return {"first": some[0], "last": some[-1], "count": len(some), "works": works, "by_notice": by_notice}
