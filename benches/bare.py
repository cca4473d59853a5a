"""The floor under `andan serve`: Django with nothing in it, on the same Granian. `python -m benches.bare`."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("", empty)]


def application() -> WSGIHandler:
    """Django with one view and no application, no middleware, no database."""
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare")
    return get_wsgi_application()


if __name__ == "__main__":
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "benches.bare:application",
        factory=True,
        port=int(os.environ["PORT"]),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        websockets=False,
    ).serve()
