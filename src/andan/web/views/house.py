"""Pages that belong to the house itself: health, the living page, the offline page, what browsers ask for."""

import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of
from andan.kit import clock
from andan.kit.readings import Reading
from andan.kit.refusals import NotThere
from andan.outbox import queries as outbox
from andan.outbox.hosts import LOOPBACK
from andan.web import meters, specimens

_A_DAY = 86400
_HANDED_ON = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """`{"status": "ok"}`; "down" and 503 when the database does not answer.

    Beside it, for who asks from this machine itself and looks after the house: `database`, `version`; `worker`,
    "working" or "silent", and `outbox`, how many letters wait and for how many seconds the first that is due has been
    waiting; and one word of each that settings.HEALTH names. Serving does not depend on them.
    """
    alive = _database_answers()
    body: dict[str, Any] = {"status": "ok" if alive else "down"}
    if _is_near(request):
        body |= {"database": connection.vendor, "version": _version()}
        body |= _behind_the_scenes() if alive else {}
    return JsonResponse(body, status=200 if alive else 503, headers={"Cache-Control": "no-store"})


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For Prometheus on this machine; to anybody else there is nothing here."""
    if not _is_near(request):
        raise NotThere
    return HttpResponse(meters.page(_readings()), content_type=meters.CONTENT_TYPE)


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
@cache_control(max_age=_A_DAY)
def unsent(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The same for what was to be sent."""
    return HttpResponse(render_to_string("web/unsent.html"))


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


def _is_near(request: HttpRequest) -> bool:
    """Whether this machine itself asks, and nobody through a proxy that runs on it."""
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not any(
        name in request.headers for name in _HANDED_ON
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _behind_the_scenes() -> dict[str, Any]:
    try:
        seen, letters = outbox.worker_until(), outbox.backlog()
    except DatabaseError:  # the tables are not there yet
        return {}
    working = seen is not None and seen > clock.now()
    return {
        "worker": "working" if working else "silent",
        "outbox": {"waiting": letters.waiting, "behind_seconds": letters.behind},
        **{name: word for name, target in settings.HEALTH.items() if (word := import_string(target)())},
    }


def _readings() -> Iterator[Reading]:
    """What the house knows of itself, and what the rooms of settings.METERS tell as long as the database answers."""
    alive = _database_answers()
    about = {"version": _version(), "database": connection.vendor}
    yield Reading("andan_info", "Which program this is, on which database.", 1, about)
    yield Reading("andan_database_up", "Whether the database answers.", alive)
    free = shutil.disk_usage(settings.HOME).free
    yield Reading("andan_home_free_bytes", "Room on the disk of the house's own files.", free)
    if not alive:
        return
    for target in settings.METERS:
        try:
            yield from import_string(target)()
        except DatabaseError:  # the tables are not there yet
            continue


def _version() -> str:
    try:
        return version("andan")
    except PackageNotFoundError:
        return "0"
