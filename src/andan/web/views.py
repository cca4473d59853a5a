"""Pages that belong to the house itself: refusals, health, the offline page, what browsers ask for."""

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of
from andan.kit.refusals import Forbidden, NotThere, TooLarge
from andan.web import specimens
from andan.web.answers import API, BadRequest, Broken, answer, problem
from andan.web.middleware import TOO_LARGE

_A_DAY = 86400

# --- refusals that Django itself makes --------------------------------------------------------------------------------


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
    code = getattr(request, "id", "")
    if request.path.startswith(API):
        return problem(Broken(), instance=request.path)
    return HttpResponse(render_to_string("web/server_error.html", {"code": code}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page was open too long or cookies are off: offer to send the same words again.

    Words that another site put into the request are not offered: one press would make them this person's own.
    """
    if request.path.startswith(API) or _comes_from_elsewhere(request):
        return answer(request, Forbidden("Thiếu mã chống giả mạo của trang. Mở lại trang rồi làm lại."))
    context = {"path": request.path, "typed": _typed(request), "had_files": bool(request.FILES)}
    return render(request, "web/csrf_failure.html", context, status=403)


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that the form was not one of ours. Every browser of today says where from."""
    here = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site != "same-origin" or (bool(origin) and origin not in {here, *settings.CSRF_TRUSTED_ORIGINS})


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]


# --- the house's own pages --------------------------------------------------------------------------------------------


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """`{"status", "database", "version"}`; 503 when the database does not answer."""
    alive = _database_answers()
    body = {"status": "ok" if alive else "down", "database": connection.vendor, "version": _version()}
    return JsonResponse(body, status=200 if alive else 503, headers={"Cache-Control": "no-store"})


@require_safe
def living_page(request: HttpRequest, frame: str = "citizen") -> HttpResponse:
    """Every part in every state. For staff, and for everyone where the demo runs."""
    if not (settings.DEMO or settings.DEBUG or actor_of(request).is_staff):
        raise NotThere
    theme = request.GET.get("theme", "")
    context = {**specimens.context(), "theme": theme if theme in {"light", "dark"} else ""}
    return render(request, f"web/ui_{frame}.html", context)


@require_safe
@cache_control(max_age=_A_DAY)
def offline(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Kept by the service worker, so it must be the same for everybody."""
    return HttpResponse(render_to_string("web/offline.html"))


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _plain("web/sw.js", "text/javascript", version=_version())


@require_safe
@cache_control(max_age=_A_DAY)
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _plain("web/manifest.webmanifest", "application/manifest+json")


@require_safe
@cache_control(max_age=_A_DAY)
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _plain("web/robots.txt", "text/plain")


@require_safe
@cache_control(max_age=_A_DAY)
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _plain("web/mark.svg", "image/svg+xml")


def _plain(template: str, content_type: str, **context: Any) -> HttpResponse:
    return HttpResponse(render_to_string(template, context), content_type=f"{content_type}; charset=utf-8")


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _version() -> str:
    try:
        return version("andan")
    except PackageNotFoundError:
        return "0"
