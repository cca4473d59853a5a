"""Refusals that Django itself makes, before or instead of a view."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from andan.kit.refusals import Forbidden, NotThere, TooLarge
from andan.web.answers import API, BadRequest, Broken, answer, problem
from andan.web.bodies import NEVER_ON_DISK
from andan.web.logs import number_of
from andan.web.middleware import TOO_LARGE


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Malformed host, too many fields, NULs … or a body that is too big."""
    refusal = TooLarge(TOO_LARGE) if isinstance(exception, RequestDataTooBig) else BadRequest()
    return answer(request, refusal)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return answer(request, Forbidden("Tài khoản này không mở được trang này."))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return answer(request, NotThere())


def server_error(request: HttpRequest) -> HttpResponse:
    """Touches neither the database nor context processors: they may be what broke."""
    if request.path.startswith(API):
        return problem(Broken(), instance=request.path)
    return HttpResponse(render_to_string("web/server_error.html", {"code": number_of(request)}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page was open too long or cookies are off: offer to send the same words again.

    Words that another site put into the request are not offered: one press would make them this person's own.
    """
    if request.path.startswith(API) or _comes_from_elsewhere(request):
        return answer(request, Forbidden("Thiếu mã chống giả mạo của trang. Mở lại trang rồi làm lại."))
    context = {"path": request.path, "typed": _typed(request), "had_files": bool(request.FILES)}
    response = render(request, "web/csrf_failure.html", context, status=403)
    response["Cache-Control"] = "no-store"
    return response


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that the form was not one of ours. Every browser of today says where from."""
    here = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site != "same-origin" or (bool(origin) and origin not in {here, *settings.CSRF_TRUSTED_ORIGINS})


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent; nothing where it may be what a card says, which no page repeats."""
    if request.path.startswith(NEVER_ON_DISK):
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]
