"""Health, the living page, what browsers ask for, and the headers of every answer."""

import gzip
import json
import logging
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("andan.web.tests.doors")]
LARGEST_CSS = 12_000  # bytes, compressed
LARGEST_PAGE = 150_000
FACES = 55_000  # measured in rules/test_fonts.py: four weights and their figures


def _packed(name: str) -> int:
    found = finders.find(name)
    assert isinstance(found, str)
    return len(gzip.compress(Path(found).read_bytes()))


def test_health(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer.json()["database"] == connection.vendor
    assert answer.json()["version"]
    assert answer.json()["worker"] == "silent"
    assert answer.json()["outbox"] == {"waiting": 0, "behind_seconds": 0}


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "198.51.100.7"},
        {"HTTP_X_FORWARDED_FOR": "198.51.100.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 vi-du"},
    ],
)
def test_the_world_is_told_no_more_than_that_it_is_well(client: Client, asked: dict[str, str]) -> None:
    assert client.get("/healthz", **asked).json() == {"status": "ok"}  # type: ignore[arg-type]


def test_health_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "down")


def test_the_living_page_is_not_for_strangers(client: Client) -> None:
    assert client.get("/ui/").status_code == 404


@pytest.mark.parametrize("path", ["/ui/", "/ui/can-bo/", "/ui/?theme=dark", "/ui/?theme=<script>"])
def test_the_living_page_shows_every_part(client: Client, settings: LazySettings, path: str) -> None:
    settings.DEMO = True
    page = client.get(path).content.decode()
    assert "<script>" not in page
    assert " style=" not in page
    assert page.count("<h1") >= 1


def test_every_part_is_on_the_living_page(settings: LazySettings) -> None:
    folder = Path(__file__).parents[1] / "templates" / "web"
    shown = (
        "".join(path.read_text() for path in folder.rglob("*.html"))
        + (folder.parents[1] / "templatetags" / "andan.py").read_text()
    )
    parts = {path.name for path in (folder / "parts").glob("*.html")}
    by_django = {"field.html", "form.html", "date_boxes.html", "select.html", "textarea.html"}
    assert not {part for part in parts - by_django if f'"web/parts/{part}"' not in shown}


@pytest.mark.parametrize(
    "path", ["/healthz", "/offline/", "/offline/chua-gui/", "/refuse/404/", "/refuse/403/", "/nothing/"]
)
def test_every_answer_is_guarded(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Request-ID"]
    assert answer["Cache-Control"]


def test_a_request_is_logged_by_its_route_and_not_its_path(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "andan.request"):
        client.get("/refuse/404/?name=Nguyễn")
        client.get("/nothing/nguyen-thi-mau/")
    first, second = (record.__dict__ for record in caplog.records if record.name == "andan.request")
    assert (first["route"], first["status"], first["method"]) == ("/refuse/<int:status>/", 404, "GET")
    assert second["route"] is None
    assert "nguy" not in json.dumps([first["msg"], second["msg"], second["route"]]).lower()


def test_what_browsers_ask_for(client: Client) -> None:
    assert client.get("/manifest.webmanifest").json()["name"] == "An Dân"
    assert client.get("/favicon.ico")["Content-Type"].startswith("image/svg+xml")
    assert "Disallow: /can-bo/" in client.get("/robots.txt").content.decode()
    worker = client.get("/sw.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert '"/offline/", "/offline/chua-gui/"' in worker.content.decode()


@pytest.mark.parametrize(("path", "title"), [("", "Đang mất mạng"), ("chua-gui/", "Chưa gửi được")])
def test_the_offline_pages_need_nobody(client: Client, path: str, title: str) -> None:
    page = client.get(f"/offline/{path}").content.decode()
    assert title in page
    assert "csrf" not in page


def test_the_first_load_of_a_citizen_page_is_light(client: Client, settings: LazySettings) -> None:
    settings.DEMO = True
    styles = sum(_packed(f"web/{name}.css") for name in ("tokens", "parts", "citizen"))
    scripts = _packed("django_htmx/htmx-2.min.js") + _packed("web/forms.js") + _packed("web/offline.js")
    page = len(gzip.compress(client.get("/ui/").content))  # heavier than any real page
    assert styles <= LARGEST_CSS
    assert styles + scripts + page + FACES <= LARGEST_PAGE
