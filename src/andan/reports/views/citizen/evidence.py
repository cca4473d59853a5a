"""Files join the draft one by one: one that fails is named and blocks neither the others nor the text."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.sessions import actor_of
from andan.kit.refusals import NotThere, Refused
from andan.reports import queries
from andan.reports.actions.attach import attach
from andan.reports.actions.detach import detach
from andan.reports.actions.look import look
from andan.reports.models import Draft, Evidence
from andan.reports.views import intake, serving
from andan.reports.views.citizen import recap
from andan.reports.views.citizen.writing import Writing, open_writing, owner_of_request

FIELD = "tep"
MORE = "tiep"  # the script sends the files of one choice one by one: what was said about earlier ones stays


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take the files in. htmx and the upload script get the list, others the page."""
    writing = open_writing(request)
    take(request, writing)
    if request.headers.get("HX-Request"):
        context = {"evidence": recap.evidence(writing), "writing": writing}
        return writing.remember(render(request, "reports/citizen/wizard/files.html", context))
    return writing.remember(HttpResponseRedirect(reverse("reports:wizard", args=["tep"])))


def take(request: HttpRequest, writing: Writing) -> None:
    """The files of the request join the draft; which were not taken, and why, stands on the sheet."""
    files, draft = request.FILES.getlist(FIELD), writing.keep()
    refused = [why for file in files if (why := _taken(request, draft, file))]
    writing.sheet.refused = [*(writing.sheet.refused if MORE in request.POST else []), *refused]
    writing.files = list(draft.evidence.all())
    writing.sheet.evidence = tuple(row.kind for row in writing.files)
    writing.keep()


def _taken(request: HttpRequest, draft: Draft, file: "UploadedFile[Any]") -> list[str]:
    """Keep the file; what is returned names it and says why it was not taken."""
    try:
        with intake.cleaned(request, file) as clean:
            attach(draft=draft, name=clean.name, cleaned=clean)
    except Refused as refused:
        return [intake.name_of(file), refused.reason]
    return []


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """Ask first, then take the file away."""
    writing = open_writing(request)
    row = next((row for row in writing.files if row.pk == evidence_id), None)
    if writing.draft is None or row is None:
        raise NotThere()
    if request.method != "POST":
        return render(request, "reports/citizen/wizard/remove.html", {"row": row})
    detach(draft=writing.draft, evidence_id=str(evidence_id))
    return HttpResponseRedirect(reverse("reports:wizard", args=["tep"]))


@require_safe
def file(request: HttpRequest, evidence_id: UUID) -> HttpResponseBase:
    """A file of my draft or of a report I may see."""
    return serving.whole(request, _seen(request, evidence_id))


@require_safe
def thumbnail(request: HttpRequest, evidence_id: UUID) -> HttpResponseBase:
    return serving.small(_seen(request, evidence_id))


def _seen(request: HttpRequest, evidence_id: UUID) -> Evidence:
    row = queries.evidence(actor_of(request), owner_of_request(request), str(evidence_id))
    if row.report:
        look(actor=actor_of(request), report=row.report)
    return row
