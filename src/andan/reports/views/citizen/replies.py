"""What the reporter does to the report. What was typed stays on the page until it has been taken."""

from collections.abc import Sequence

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from andan.accounts.actors import Actor
from andan.kit.refusals import Refused, TooMany
from andan.reports import limits, queries
from andan.reports.actions.answer import answer as say
from andan.reports.actions.rate import rate
from andan.reports.actions.reopen import reopen
from andan.reports.forms.answer import AnswerForm
from andan.reports.forms.rating import RatingForm
from andan.reports.forms.reopening import ReopeningForm
from andan.reports.views import intake
from andan.reports.views.citizen.page import Doors, context
from andan.web.answers import later
from andan.web.tries import spend_as

PAGE = "reports/citizen/report.html"


def answer(request: HttpRequest, actor: Actor, code: str, doors: Doors) -> HttpResponse:
    """Send the text with the files that could be taken; the others are named."""
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _mend(request, actor, code, doors, "answer", form)
    try:
        spend_as(request, actor, limits.ANSWERS)
    except TooMany as refusal:
        form.add_error("text", refusal.reason)
        return later(_mend(request, actor, code, doors, "answer", form))
    with intake.all_cleaned(request, form.cleaned_data["attached"]) as (taken, refused):
        _name(request, refused)
        try:
            say(actor=actor, code=code, text=form.cleaned_data["text"], files=taken)
        except Refused as refusal:
            form.add_error("text", refusal.reason)
            return _mend(request, actor, code, doors, "answer", form)
    return HttpResponseRedirect(doors.to("report") + "#tin-nhan")


def rating(request: HttpRequest, actor: Actor, code: str, doors: Doors) -> HttpResponse:
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _mend(request, actor, code, doors, "rating", form)
    rate(actor=actor, code=code, score=form.cleaned_data["score"], text=form.cleaned_data["text"])
    messages.success(request, "Đã ghi nhận đánh giá của bạn.")
    return HttpResponseRedirect(doors.to("report"))


def reopening(request: HttpRequest, actor: Actor, code: str, doors: Doors) -> HttpResponse:
    form = ReopeningForm(request.POST)
    if not form.is_valid():
        return _mend(request, actor, code, doors, "reopening", form)
    reopen(actor=actor, code=code, reason=form.cleaned_data["reason"])
    messages.success(request, "Đã nhận lại phản ánh. Thời hạn tính lại từ đầu.")
    return HttpResponseRedirect(doors.to("report"))


def _name(request: HttpRequest, refused: Sequence[intake.Refusal]) -> None:
    for name, reason in refused:
        messages.warning(request, f"{name}: {reason}")


def _mend(request: HttpRequest, actor: Actor, code: str, doors: Doors, noun: str, form: Form) -> HttpResponse:
    """The page again with what was typed. Raises NotThere."""
    shown = context(actor, queries.report(actor, code), doors, filled={noun: form})
    return render(request, PAGE, {**shown, "mend": form}, status=422)
