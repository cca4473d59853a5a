"""Gửi yêu cầu, and the slip that proves it. Pressing twice gives the same slip."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, NotThere, WrongState
from andan.reports import limits
from andan.reports.actions.submit import Submission, submit
from andan.reports.forms.wizard.steps import SCREENS
from andan.reports.forms.wizard.submission import Whole, submission, whole
from andan.reports.models import Report
from andan.reports.queries.sending import JUST_NOW, sent_from
from andan.reports.views.citizen import slip
from andan.reports.views.citizen.writing import COOKIE, Writing, drop_cookie, open_writing, put_cookie
from andan.web.tries import spend, spend_as

SENT = "vua-gui"  # the draft that was just sent; only this browser knows which report it became
REVIEW = SCREENS[-1]


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Send what is in the draft named by the form, once."""
    writing, draft_id = open_writing(request), _draft_id(request)
    if writing.draft is None or writing.draft.pk != draft_id:
        return _to_slip(draft_id)
    given = _complete(request, writing)
    if given is None:
        return HttpResponseRedirect(reverse("reports:wizard", args=[REVIEW.slug]))
    said = submission(given)
    _spend(request, writing.sheet.actor, said)
    try:
        submit(actor=writing.sheet.actor, submission=said, draft=writing.draft)
    except WrongState:
        if sent_from(draft_id) is None:
            raise
    return _to_slip(draft_id)


def _spend(request: HttpRequest, actor: Actor, said: Submission) -> None:
    """Nothing is counted against the person who would not be known."""
    if said.anonymous:
        spend(request, limits.REPORTS.address)
    else:
        spend_as(request, actor, limits.REPORTS)


@require_safe
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """The slip, for some minutes and in this browser only."""
    return render(request, "reports/citizen/sent.html", slip.context(_just_sent(request)))


@require_safe
@never_cache
def sent_as_text(request: HttpRequest) -> HttpResponse:
    """The slip as a file to keep."""
    return slip.as_text(request, _just_sent(request))


@require_POST
def noted(_request: HttpRequest) -> HttpResponse:
    """The code has been written down: this browser forgets it."""
    response = HttpResponseRedirect(reverse("reports:mine"))
    drop_cookie(response, SENT)
    return response


def _complete(request: HttpRequest, writing: Writing) -> Whole | None:
    """All screens when everything is there and confirmed. The confirmation itself is never kept."""
    confirmed, given = "confirmed" in request.POST, whole(writing.sheet)
    if confirmed and not given.missing:
        return given
    writing.sheet.forget(REVIEW.slug)
    if not confirmed:
        writing.sheet.keep(REVIEW.slug, {})
    writing.sheet.ask(*(screen.slug for screen in SCREENS))
    writing.keep()
    return None


def _draft_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        raise Invalid("Không rõ bản nháp nào được gửi. Mở lại trang xem lại rồi gửi.") from None


def _to_slip(draft_id: UUID) -> HttpResponse:
    if sent_from(draft_id) is None:
        return HttpResponseRedirect(reverse("reports:mine"))
    response = HttpResponseRedirect(reverse("reports:sent"))
    put_cookie(response, SENT, str(draft_id), JUST_NOW)
    drop_cookie(response, COOKIE)
    return response


def sent_of_late(request: HttpRequest) -> Report | None:
    """What this browser has sent within the last minutes, until its person says the code is written down."""
    known = request.get_signed_cookie(SENT, default="", salt=SENT, max_age=JUST_NOW)
    return sent_from(UUID(known)) if known else None


def _just_sent(request: HttpRequest) -> Report:
    report = sent_of_late(request)
    if report is None:
        raise NotThere("Trang này chỉ mở được trong 15 phút sau khi gửi.")
    return report
