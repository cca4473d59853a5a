"""Is this paper real, and does it still stand? For anybody who holds one; nothing about any person is told."""

import hashlib
from typing import Any

from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.kit.refusals import NotThere, TooMany
from andan.press.forms.papers import CheckForm, FileForm
from andan.reports.queries import papers as kept
from andan.web.answers import later
from andan.web.tries import Allowance, spend

CHECKS = Allowance("paper-checks", 60, 600, "Mạng này vừa so nhiều giấy. Đợi 10 phút rồi so lại.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or for the file alone: its digest finds the paper."""
    form = CheckForm(request.POST or None, request.FILES or None) if request.method == "POST" else CheckForm()
    if form.is_bound and form.is_valid():
        try:
            spend(request, CHECKS)
            return _found(request, form)
        except NotThere as unknown:
            form.add_error("file" if form.cleaned_data.get("file") else "code", unknown.reason)
        except TooMany as enough:
            form.add_error(None, enough.reason)
            return later(render(request, "press/check.html", {"form": form}))
    return render(request, "press/check.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What was issued under this code. Sent a file, it says whether that is the one."""
    found = kept.by_code(code)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound:
        spend(request, CHECKS)
    digest = _digest(form.cleaned_data["file"]) if form.is_bound and form.is_valid() else ""
    return _told(request, found, form, digest)


def _found(request: HttpRequest, form: CheckForm) -> HttpResponse:
    file = form.cleaned_data.get("file")
    if file is None:
        return redirect("check:paper", kept.by_code(form.cleaned_data["code"]).code)
    digest = _digest(file)
    found = kept.by_digest(digest)
    if found is None:
        raise NotThere(
            "Không cơ quan nào ở đây ban hành tệp này. Có thể tệp đã bị sửa: mở bằng mã trên giấy rồi so."
        )
    return _told(request, found, FileForm(), digest)


def _told(request: HttpRequest, found: Any, form: Any, digest: str) -> HttpResponse:
    context = {
        "paper": found,
        "form": form,
        "as_written": kept.is_as_written(found),
        "compared": _compared(found, digest),
        "digest": digest,
    }
    wrong = form.is_bound and not form.is_valid()
    return render(request, "press/checked.html", context, status=422 if wrong else 200)


def _compared(found: Any, digest: str) -> str:
    """pdf or docx, whichever the file is; "other" when it is neither; "" when there is no file."""
    if not digest:
        return ""
    return {found.pdf_digest: "pdf", found.docx_digest: "docx"}.get(digest, "other")


def _digest(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()
