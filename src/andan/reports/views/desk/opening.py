from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Invalid, WrongState, check
from andan.reports import policies, queries
from andan.reports.actions.open_identity import open_identity
from andan.reports.forms.desk.verbs import OpeningForm
from andan.reports.states import OPENING
from andan.reports.views.desk.act import faster
from andan.reports.views.desk.words import IDENTITY_NAMES
from andan.web import wording


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, code: str) -> HttpResponse:
    """Ask why; then show who reported, once, in an answer that nothing keeps."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    check(policies.refusal_of(OPENING, actor, report))
    form = OpeningForm(request.POST or None, report=report)
    if request.method == "POST" and form.is_valid():
        try:
            identity = open_identity(actor=actor, code=code, **form.cleaned_data)
        except Invalid as refusal:
            form.explain(refusal)
        except WrongState as refusal:
            raise faster(actor, code, form.cleaned_data.get("seen"), refusal) from refusal
        else:
            return render(
                request, "reports/desk/identity.html", {"report": report, "items": _items(identity)}
            )
    context = {"report": report, "form": form}
    return render(request, "reports/desk/opening.html", context, status=422 if form.is_bound else 200)


def _items(identity: Mapping[str, Any]) -> list[dict[str, str]]:
    """What is known of the person, as people read it: a birth date by its day, a level with its word."""
    shown = {**identity, "birth_date": wording.birth(str(identity.get("birth_date", "")))}
    return [
        {"term": name, "value": str(shown[key])} for key, name in IDENTITY_NAMES.items() if shown.get(key)
    ]
