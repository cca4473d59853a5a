"""Every verb of an officer goes through this one view; the table says which form it shows and which action it calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Invalid, NotThere, Refused, TooMany, WrongState, check
from andan.reports import limits, policies, queries
from andan.reports.actions.alert import alert
from andan.reports.actions.ask import ask
from andan.reports.actions.ask_extension import ask_extension
from andan.reports.actions.assign import assign
from andan.reports.actions.classify import classify
from andan.reports.actions.extend import extend
from andan.reports.actions.inform import inform
from andan.reports.actions.join import join
from andan.reports.actions.look import look
from andan.reports.actions.note import note
from andan.reports.actions.notify import notify
from andan.reports.actions.part import part
from andan.reports.actions.pin import pin
from andan.reports.actions.receive import receive
from andan.reports.actions.refuse import refuse
from andan.reports.actions.refuse_extension import refuse_extension
from andan.reports.actions.remark import remark
from andan.reports.actions.reply import reply
from andan.reports.actions.resolve import resolve
from andan.reports.actions.resume import resume
from andan.reports.actions.split import split
from andan.reports.actions.suspend import suspend
from andan.reports.actions.transfer import transfer
from andan.reports.actions.unpin import unpin
from andan.reports.actions.verify import verify
from andan.reports.forms.desk import verbs
from andan.reports.models import Report
from andan.reports.states import VERBS, label_of
from andan.reports.views.desk.case import casefile
from andan.reports.views.desk.twice import done_before
from andan.web import wording
from andan.web.answers import later
from andan.web.tries import Measure, spend_as


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb asks for and what it calls; the form's fields are the action's arguments."""

    form: type[verbs.VerbForm]
    action: Callable[..., Report]
    measure: Measure | None = None  # how often one person may


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "reception": Deed(verbs.ReceptionForm, receive),
        "classification": Deed(verbs.ClassificationForm, classify),
        "assignment": Deed(verbs.AssignmentForm, assign),
        "question": Deed(verbs.QuestionForm, ask),
        "verification": Deed(verbs.VerificationForm, verify),
        "transfer": Deed(verbs.TransferForm, transfer),
        "refusal": Deed(verbs.RefusalForm, refuse),
        "extension": Deed(verbs.ExtensionForm, ask_extension),
        "approval": Deed(verbs.ApprovalForm, extend),
        "denial": Deed(verbs.DenialForm, refuse_extension),
        "suspension": Deed(verbs.SuspensionForm, suspend),
        "resumption": Deed(verbs.ResumptionForm, resume),
        "alert": Deed(verbs.AlertForm, alert),
        "informing": Deed(verbs.InformingForm, inform),
        "notification": Deed(verbs.NotificationForm, notify),
        "note": Deed(verbs.NoteForm, note, limits.NOTES),
        "pinning": Deed(verbs.PinningForm, pin),
        "unpinning": Deed(verbs.UnpinningForm, unpin),
        "joining": Deed(verbs.JoiningForm, join),
        "parting": Deed(verbs.PartingForm, part),
        "splitting": Deed(verbs.SplittingForm, split),
        "remark": Deed(verbs.RemarkForm, remark),
        "reply": Deed(verbs.ReplyForm, reply),
        "result": Deed(verbs.ResultForm, resolve),
    }
)


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, noun: str) -> HttpResponse:
    """The form of one verb; sent, it acts and answers with the case."""
    if noun not in DEEDS:
        raise NotThere()
    actor = actor_of(request)
    report = queries.report(actor, code)
    told = done_before(actor, report, noun, request.POST.dict()) if request.method == "POST" else ""
    if told:
        return _case(request, actor, code, told)
    form = DEEDS[noun].form(request.POST or None, report=report)
    if request.method == "POST" and not form.searching and _done(request, DEEDS[noun], form, actor):
        return _case(request, actor, code)
    check(policies.refusal_of(VERBS[noun], actor, report))
    if form.searching:
        form = DEEDS[noun].form(report=report, kept=request.POST.dict())
    return _form(request, noun, form)


def _done(request: HttpRequest, deed: Deed, form: verbs.VerbForm, actor: Actor) -> bool:
    """Whether the verb was done; what was wrong with what was typed stands in the form afterwards."""
    if not form.is_valid():
        return False
    try:
        if deed.measure:
            spend_as(request, actor, deed.measure)
        deed.action(actor=actor, code=form.report.code, **form.cleaned_data)
    except Invalid as refusal:
        form.explain(refusal)
        return False
    except TooMany as refusal:
        form.add_error(None, ValidationError(refusal.reason, code=refusal.code))
        return False
    except WrongState as refusal:
        raise faster(actor, form.report.code, form.cleaned_data.get("seen"), refusal) from refusal
    return True


def faster(actor: Actor, code: str, seen: int | None, refusal: Refused) -> Refused:
    """The refusal in words that name who was there first, when somebody was."""
    report = queries.report(actor, code)
    last = queries.timeline(report, staff=True)[-1]
    if seen in (None, report.version):
        return refusal
    name = "Chính bạn" if last.actor_ref == actor.ref else last.actor_name or "Người phản ánh"
    return WrongState(
        f"{name} vừa làm việc “{last.verb.label}” lúc {wording.hour(last.at)}. "
        f"Phản ánh giờ ở tình trạng {report.face.word.lower()}. Xem lại rồi làm tiếp."
    )


def _case(request: HttpRequest, actor: Actor, code: str, told: str = "") -> HttpResponse:
    """Back to the case: the page's own partial for htmx, else a redirect. `told`: what to say above it."""
    address = reverse("desk:case", args=[code])
    if not request.headers.get("HX-Request"):
        if told:
            messages.info(request, told)
        return redirect(address)
    report = queries.report(actor, code)
    context = {**casefile(actor, report), "said": told}
    answer = render(request, "reports/desk/case_body.html", context)
    look(actor=actor, report=report)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#ho-so", "outerHTML show:window:top"
    answer["HX-Push-Url"] = address
    return answer


def _form(request: HttpRequest, noun: str, form: verbs.VerbForm) -> HttpResponse:
    is_part = bool(request.headers.get("HX-Request"))
    if not is_part:  # the story stands beside it
        look(actor=actor_of(request), report=form.report)
    template = "reports/desk/act_form.html" if is_part else "reports/desk/act.html"
    context = {
        "form": form,
        "verb": VERBS[noun],
        "label": label_of(VERBS[noun], form.report.state),
        "report": form.report,
        "part": is_part,
    }
    shown = render(request, template, context, status=422 if form.is_bound else 200)
    return later(shown) if form.has_error(NON_FIELD_ERRORS, TooMany.code) else shown
