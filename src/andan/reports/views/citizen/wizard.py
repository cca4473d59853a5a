"""The six screens. What is sent is kept first and judged afterwards: nothing typed is ever lost."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.kit.media import LIMITS
from andan.reports.forms.wizard import people, units
from andan.reports.forms.wizard.nearby import NearbyForm
from andan.reports.forms.wizard.place import receiver
from andan.reports.forms.wizard.sheet import Sheet, Typed
from andan.reports.forms.wizard.steps import SCREENS, Screen, screen
from andan.reports.models import EVIDENCE_MAX
from andan.reports.views.citizen import evidence, recap
from andan.reports.views.citizen.mine import resume_at
from andan.reports.views.citizen.opened import BUTTON, SIGNED_IN, new_name, opened, typed_in
from andan.reports.views.citizen.sending import sent_of_late
from andan.reports.views.citizen.writing import WISH, WISHED, Writing, open_writing, person, put_cookie

REVIEW = SCREENS[-1]
COMMUNE_DIGITS = 9


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Begin, or go on with the draft. `?dia-ban=<id>` of a place's own page says where it happened."""
    writing, commune = open_writing(request), request.GET.get("dia-ban", "")
    response = writing.remember(HttpResponseRedirect(resume_at(writing)))
    if commune.isascii() and commune.isdecimal() and len(commune) <= COMMUNE_DIGITS and writing.draft is None:
        put_cookie(response, WISH, commune, WISHED)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def wizard(request: HttpRequest, step: str) -> HttpResponse:
    """Show one screen, or keep what was sent from it."""
    here, writing = screen(step), open_writing(request)
    if request.method == "POST":
        return _keep(request, here, writing)
    if here is REVIEW and writing.draft is None:
        return render(request, "reports/citizen/wizard/nothing.html", {"report": sent_of_late(request)})
    return _show(request, here, writing)


def _show(request: HttpRequest, here: Screen, writing: Writing, *, clash: bool = False) -> HttpResponse:
    context = {
        "screen": here,
        "form": here.fill(writing.sheet),
        "writing": writing,
        "back": here.before,
        "rail": [_stop(one, here, writing.sheet) for one in SCREENS],
        "known": writing.sheet.marks.get(here.slug, ""),
        "window": new_name(),
        "clash": clash,
        "just_sent": None if writing.draft else sent_of_late(request),
        "to_review": "ve" in (request.POST if clash else request.GET),
        "office": receiver(writing.sheet),
        **_more(here, writing),
    }
    return render(request, f"reports/citizen/wizard/{here.page}.html", context, status=409 if clash else 200)


def _stop(one: Screen, here: Screen, sheet: Sheet) -> dict[str, Any]:
    """One screen on the rail beside the form: where one is, what was gone through, and the way back there."""
    state = "now" if one is here else "done" if one.slug in sheet.asked else "next"
    return {
        "screen": one,
        "state": state,
        "href": reverse("reports:wizard", args=[one.slug]) if state == "done" else "",
    }


def _more(here: Screen, writing: Writing) -> dict[str, Any]:
    """What single screens show besides their form."""
    if here is REVIEW:
        return recap.context(writing)
    if here.page == "evidence":
        return {"evidence": recap.evidence(writing), "limits": LIMITS, "most": EVIDENCE_MAX}
    return {}


def _keep(request: HttpRequest, here: Screen, writing: Writing) -> HttpResponse:
    pressed, _, about = request.POST.get(BUTTON, "").partition(":")
    before = writing.sheet.typed.get(here.slug)
    writing.sheet.keep(here.slug, _rows(pressed, about, typed_in(request)))
    if (
        before is not None
        and before != writing.sheet.typed[here.slug]
        and _was_overtaken(request, here, writing)
    ):
        return _show(request, here, writing, clash=True)
    writing.sheet.marks[here.slug] = f"{new_name()}.0"
    if goes_on := pressed == "":
        writing.sheet.ask(here.slug)
    writing.sheet.refused = []
    evidence.take(request, writing) if request.FILES else writing.keep()
    if SIGNED_IN in request.POST and writing.token:
        return writing.remember(HttpResponseRedirect(f"{settings.LOGIN_URL}?next={reverse('reports:mine')}"))
    if writing.sheet.refused:
        pressed, goes_on = "tep", False
    target = _target(request, here, writing) if goes_on else _stay(here, pressed)
    return writing.remember(HttpResponseRedirect(target))


def _was_overtaken(request: HttpRequest, here: Screen, writing: Writing) -> bool:
    """Whether another window wrote on the screen since this one was opened."""
    window = opened(request)
    return window is not None and not window.follows(writing.sheet.marks.get(here.slug, ""))


def _rows(pressed: str, about: str, sent: Typed) -> Typed:
    """One person more or less, when that was pressed."""
    if pressed == "them":
        return people.add(sent, about)
    if pressed == "bot" and about.isdecimal():
        return people.remove(sent, int(about[:3]))
    if pressed == "bo-vi-tri":
        return {**sent, "latitude": [""], "longitude": [""]}
    return sent


def _stay(here: Screen, pressed: str) -> str:
    if pressed == "sau":
        return reverse("reports:mine")
    return reverse("reports:wizard", args=[here.slug]) + ("#nguoi" if pressed in {"them", "bot"} else "")


def _target(request: HttpRequest, here: Screen, writing: Writing) -> str:
    """Onwards when the screen is in order, else the same screen with what to mend."""
    if not here.check(writing.sheet).is_valid() or here.after is None:
        return reverse("reports:wizard", args=[here.slug])
    return reverse("reports:wizard", args=[REVIEW.slug if "ve" in request.POST else here.after.slug])


@require_POST
def place_options(request: HttpRequest) -> HttpResponse:
    """The units that fit what is being typed, or lie around a pin where nothing is. A POST: what people search, and
    where they stand, is in no address and no log."""
    words = request.POST.get("place", "")[:120]
    near = [] if words.strip() else units.around(NearbyForm(request.POST).pin)
    context = {
        "units": near or units.found(words, home=person(request)["address"]),
        "words": words,
        "typed": True,
        "near": bool(near),
    }
    return render(request, "reports/citizen/wizard/units.html", context)
