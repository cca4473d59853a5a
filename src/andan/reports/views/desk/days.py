from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.refusals import Invalid, check
from andan.reports import policies
from andan.reports.actions.correct_day import YEARS, correct_day
from andan.reports.clock import Calendar, is_working_day
from andan.reports.forms.desk.rules import DayForm
from andan.reports.queries.impact import of_day
from andan.reports.queries.rules import corrections, said_days

SATURDAY = 5


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """Which days of a year are not worked, which weekend days are, and what was said against the yearly notice."""
    actor, year = actor_of(request), _year(request.GET.get("nam", ""))
    form = DayForm(request.POST or None, label_suffix="")
    tried = None
    if form.is_bound:
        check(policies.may_edit_data(actor))
    if form.is_bound and form.is_valid():
        if "xem" in request.POST:
            tried = of_day(actor, form.cleaned_data["day"], form.cleaned_data["works"])
        elif _done(form, request):
            return redirect("desk:days")
    context = {
        "year": year,
        "years": [year - 1, year + 1],
        "lines": _lines(year),
        "said": said_days(),
        "form": form,
        "impact": tried,
        "blocked": ["Sửa một ngày"],
        "refusal": policies.may_edit_data(actor),
    }
    return render(request, "reports/desk/rules/days.html", context, status=422 if form.errors else 200)


def _done(form: DayForm, request: HttpRequest) -> bool:
    try:
        correct_day(actor=actor_of(request), **form.cleaned_data)
    except Invalid as refusal:
        for name, sentence in (refusal.fields or {"": refusal.reason}).items():
            form.add_error(name if name in form.fields else None, sentence)
        return False
    messages.success(request, "Đã ghi. Hạn của hồ sơ đang giải quyết được tính lại trong ít phút.")
    return True


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
