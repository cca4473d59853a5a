"""Posters for officers: choose a size, look, print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import NotThere
from andan.press import posters, queries
from andan.press.forms.posters import PosterForm


@staff_only
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The sheet as it will be printed, and its files. `?office=&size=`"""
    offices = queries.offices(actor_of(request))
    if not offices:
        raise NotThere("Áp phích là của một cơ quan. Tài khoản này chưa thuộc cơ quan nào.")
    asked = {"office": offices[0].code, "size": "A4", **request.GET.dict()}
    form = PosterForm(asked, offices=offices)
    shown = form.cleaned_data if form.is_valid() else {"office": offices[0].code, "size": "A4"}
    words = queries.poster_of(queries.office(actor_of(request), shown["office"]))
    context = {"form": form, "words": words, **shown, "many": len(offices) > 1}
    return render(request, "press/posters.html", context)


@staff_only
@require_safe
def sheet(request: HttpRequest, office: str, size: str, kind: str) -> HttpResponse:
    """The poster as PDF to print, or as a picture to look at."""
    words = queries.poster_of(queries.office(actor_of(request), office))
    if size not in posters.SIZES:
        raise NotThere
    if kind == "png":
        return HttpResponse(posters.png(words, size), content_type="image/png")
    name = f"ap-phich-tra-cuu-the-{office}-{size}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(posters.pdf(words, size), content_type="application/pdf", headers=headers)
