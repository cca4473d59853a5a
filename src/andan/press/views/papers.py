"""The papers of a case: what was issued, what can be made now, and making it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Forbidden, Invalid, check
from andan.press.forms.papers import PaperForm, ReasonForm
from andan.press.papers import draw
from andan.reports import queries
from andan.reports.actions.issue_paper import Drawn, issue_paper
from andan.reports.actions.look import look
from andan.reports.actions.read_paper import read_paper
from andan.reports.actions.withdraw_paper import withdraw_paper
from andan.reports.queries import papers as kept
from andan.web.handing import handed


@staff_only
@never_cache
@require_safe
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """What was issued, and what can be made now; what cannot, and why."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    offers = kept.offers(actor, report)
    context = {
        "report": report,
        "issued": list(kept.shown(actor, report)),
        "possible": [offer for offer in offers if offer.refusal is None],
        "blocked": [offer for offer in offers if offer.refusal is not None],
    }
    return render(request, "press/papers.html", context)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Who signs, and whether it names the reporter; then it is issued."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    offer = kept.offer(actor, report, kind)
    check(offer.refusal)
    form = PaperForm(request.POST or None, offer=offer, anonymous=report.anonymous, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            paper = issue_paper(actor=actor, code=code, kind=kind, asked=form.asked(), draw=_draw)
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, f"Đã lập {paper.sort.name}, số {paper.full_number}.")
            return redirect("press:papers", code)
    context = {"report": report, "offer": offer, "form": form}
    return render(request, "press/paper_form.html", context, status=422 if form.is_bound else 200)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str, paper: str) -> HttpResponse:
    """Say that it no longer stands."""
    actor = actor_of(request)
    found = kept.paper(actor, code, paper)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_paper(actor=actor, code=code, paper=paper, **form.cleaned_data)
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, f"Đã thu hồi {found.sort.name}, số {found.full_number}.")
            return redirect("press:papers", code)
    context: dict[str, Any] = {"paper": found, "report": found.report, "form": form}
    return render(request, "press/paper_withdrawal.html", context, status=422 if form.is_bound else 200)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, code: str, paper: str, form: str) -> HttpResponse:
    """The file as it was issued. One that names the reporter asks for a reason first."""
    actor = actor_of(request)
    found = kept.paper(actor, code, paper)
    try:
        content = kept.content(actor, found, form)
        look(actor=actor, report=found.report)
        return handed(found.file_name, form, content)
    except Forbidden:
        asked = ReasonForm(request.POST or None)
    if request.method == "POST" and asked.is_valid():
        try:
            content = read_paper(actor=actor, code=code, paper=paper, form=form, **asked.cleaned_data)
        except Invalid as refusal:
            asked.explain(refusal)
        else:
            look(actor=actor, report=found.report)
            return handed(found.file_name, form, content)
    context = {"paper": found, "report": found.report, "form": asked}
    return render(request, "press/paper_opening.html", context, status=422 if asked.is_bound else 200)


def _draw(kind: str, said: dict[str, Any]) -> Drawn:
    return Drawn(*draw(kind, said, settings.PAPER_TEMPLATES))
