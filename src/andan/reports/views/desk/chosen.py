"""Several reports of the queue at once: each in its own transaction, each with its own answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Invalid, NotThere, Refused, WrongState
from andan.reports import policies
from andan.reports.forms.desk.chosen import MOST, picked
from andan.reports.forms.desk.verbs import VerbForm
from andan.reports.models import Report
from andan.reports.queries.seen import among
from andan.reports.states import VERBS, Verb
from andan.reports.views.desk.act import DEEDS, Deed, faster

BULK = ("reception", "classification", "assignment", "notification", "informing")


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen report, the version that was seen, and why the verb is not possible, if so."""

    code: str
    seen: int
    report: Report | None
    refusal: Refused | None = None

    @property
    def value(self) -> str:
        return f"{self.code}:{self.seen}"


@staff_only
@never_cache
@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """One verb for all chosen: first its form with what will not go, then what was done and what was not."""
    noun = request.POST.get("noun", "")
    if noun not in BULK:
        raise NotThere()
    actor, verb, deed = actor_of(request), VERBS[noun], DEEDS[noun]
    picks = _picks(actor, verb, picked(request.POST.getlist("chosen")))
    ready = [pick for pick in picks if pick.refusal is None]
    form = _form(deed, ready or picks, request.POST) if ready else None
    if form is not None and not (form.is_bound and form.is_valid()):
        return _asked(request, verb, form, picks)
    said = {name: value for name, value in form.cleaned_data.items() if name != "seen"} if form else {}
    told = [_done(actor, deed, pick, said) for pick in picks]
    context = {
        "verb": verb,
        "done": [pick for pick in told if pick.refusal is None],
        "left": [pick for pick in told if pick.refusal is not None],
    }
    return render(request, "reports/desk/chosen_done.html", context)


def _picks(actor: Actor, verb: Verb, versions: Mapping[str, int]) -> list[Pick]:
    """The chosen in the order of the queue; "not yours" and "not there" are one answer."""
    reports = {report.code: report for report in among(actor, list(versions))}
    return [_pick(actor, verb, code, seen, reports.get(code)) for code, seen in versions.items()]


def _pick(actor: Actor, verb: Verb, code: str, seen: int, report: Report | None) -> Pick:
    refusal = NotThere() if report is None else policies.refusal_of(verb, actor, report)
    return Pick(code, seen, report, refusal)


def _form(deed: Deed, picks: list[Pick], data: Any) -> VerbForm | None:
    """The verb's form, bound once it was shown, or at once where it asks for nothing.

    It is fitted to the first, or to one that has a class already: changing it asks for more.
    """
    first = max((pick.report for pick in picks if pick.report), key=lambda report: bool(report.report_class))
    asks = set(deed.form.base_fields) - set(VerbForm.base_fields)
    form = deed.form(data if "sent" in data or not asks else None, report=first)
    form.initial.pop("report_class", None)
    return form


def _asked(request: HttpRequest, verb: Verb, form: VerbForm, picks: list[Pick]) -> HttpResponse:
    context = {"verb": verb, "form": form, "picks": picks, "most": MOST, "count": _possible(picks)}
    return render(request, "reports/desk/chosen.html", context, status=422 if form.is_bound else 200)


def _possible(picks: list[Pick]) -> int:
    return sum(1 for pick in picks if pick.refusal is None)


def _done(actor: Actor, deed: Deed, pick: Pick, said: Mapping[str, Any]) -> Pick:
    """The pick after its own transaction, with the reason when it was not done."""
    if pick.refusal is not None or pick.report is None:
        return pick
    try:
        deed.action(actor=actor, code=pick.code, seen=pick.seen, **said)
    except WrongState as refusal:
        return Pick(pick.code, pick.seen, pick.report, faster(actor, pick.code, pick.seen, refusal))
    except Invalid as refusal:
        return Pick(pick.code, pick.seen, pick.report, Refused(_in_words(refusal)))
    except Refused as refusal:
        return Pick(pick.code, pick.seen, pick.report, refusal)
    return pick


def _in_words(refusal: Invalid) -> str:
    return " ".join(refusal.fields.values()) or refusal.reason
