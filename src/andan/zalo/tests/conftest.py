"""An account and a bot that are set up, and Zalo on this machine."""

from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import LazySettings
from django.core.handlers.wsgi import WSGIHandler

from andan.cards.queries import lookup
from andan.zalo.stand_in.zalo import Zalo, zalo
from andan.zalo.tests.callers import APP, BOT_SECRET, SECRET


class _Quiet(WSGIRequestHandler):
    def log_message(self, *said: object) -> None:
        """Nothing."""


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """Where this program answers over real HTTP, for as long as the tests run."""
    server = make_server("127.0.0.1", 0, WSGIHandler(), server_class=_Threaded, handler_class=_Quiet)
    with server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def account(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """Keys as an operator sets them, and a list of cards that is this test's own."""
    settings.ZALO_APP_ID, settings.ZALO_APP_SECRET, settings.ZALO_OA_SECRET = APP, "app-s3cret", SECRET
    settings.ZALO_BOT_TOKEN, settings.ZALO_BOT_SECRET = "99:bot-t0ken", BOT_SECRET
    settings.BUILDS = tmp_path
    lookup.window.cache_clear()
    yield
    lookup.window.cache_clear()


@pytest.fixture
def played(account: None, served: str, settings: LazySettings) -> Zalo:
    """Zalo's servers, played by our stand-in over HTTP."""
    settings.ZALO_API = settings.ZALO_OAUTH = settings.ZALO_BOT_API = f"{served}/zalo-thu"
    zalo.cache_clear()
    return zalo()
