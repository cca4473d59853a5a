"""The door in front of Django and the route behind it are one: same answers, same headers, nothing logged."""

import io
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.cards.actions.publish import publish
from andan.cards.door import READERS, Door, headers_given_by
from andan.cards.lookup.replies import PATH
from andan.cards.queries.lookup import window as this_window
from andan.cards.tests.boxes import published
from andan.cards.tests.published import window
from tests.cast import Cast

__all__ = ["window"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("window")]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
HIT = b'{"name": "nguyen thi mau", "birth_date": "19970709"}'
MISS = b'{"name": "nguyen thi mai", "birth_date": "19970709"}'


class Heard:
    """What a WSGI application said."""

    def __init__(self, application: Callable[..., Any], **environ: Any) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b"".join(application(environ, self._start))

    def _start(self, status: str, headers: list[tuple[str, str]], *_: object) -> None:
        self.status = int(status.split()[0])
        self.headers = {name.lower(): text for name, text in headers}
        assert len(self.headers) == len(headers)


class Torn(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError("the line broke")


def request(body: bytes = HIT, kind: str = JSON, **more: Any) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": PATH,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": "10.0.0.1",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
        "wsgi.input": io.BytesIO(body),
        **more,
    }


def behind(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", [])
    return [b"behind"]


@pytest.fixture
def door(window: None) -> Door:
    return Door(behind, this_window(), headers_given_by(WSGIHandler(), settings.ALLOWED_HOSTS), 0)


@pytest.fixture
def somebody(cast: Cast, window: None) -> None:
    published(cast)
    publish(actor=SYSTEM)
    this_window().shelf.refresh()


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (HIT, JSON),
        (MISS, JSON),
        (HIT, f"{JSON}; charset=utf-8"),
        (b"name=nguyen+thi+mau&birth_date=09%2F07%2F1997", FORM),
        (b"{", JSON),
        (b"{}", JSON),
        (b'{"name": 1}', JSON),
        (b"x", "text/plain"),
        (b"x" * 5_000, JSON),
        (b"name=a&birth_date=b", FORM),
    ],
)
def test_the_door_and_the_route_say_the_same(door: Door, client: Client, body: bytes, kind: str) -> None:
    front = Heard(door, **request(body, kind))
    route = client.generic("POST", PATH, body, content_type=kind)
    assert (front.status, front.body) == (route.status_code, route.content)
    theirs = {name.lower(): text for name, text in route.headers.items()}
    assert theirs.pop("content-encoding") == "identity"
    assert theirs.pop("content-length") == str(len(front.body)), "the server in front counts for itself"
    assert len(theirs.pop("x-request-id")) == 16, (
        "the number of its line in the log, which the door does not write"
    )
    of_a_page = {
        "content-security-policy",
        "cross-origin-opener-policy",
        "permissions-policy",
        "referrer-policy",
        "x-frame-options",
    }
    ours = front.headers
    assert ours == {name: text for name, text in theirs.items() if name not in of_a_page}
    assert ours["x-content-type-options"] == "nosniff"  # so that nobody takes it for a page


@pytest.mark.usefixtures("somebody")
def test_hit_and_miss_look_alike_also_to_who_would_have_them_compressed(door: Door, client: Client) -> None:
    heard = [Heard(door, **request(body)) for body in (HIT, MISS)]
    assert {json.loads(one.body)["status"] for one in heard} == {"arrived", "not_yet"}
    assert len({len(one.body) for one in heard}) == 1
    sizes = {
        len(client.generic("POST", PATH, body, content_type=JSON, HTTP_ACCEPT_ENCODING="gzip").content)
        for body in (HIT, MISS)
    }
    assert sizes == {len(heard[0].body)}


def test_whatever_else_goes_on_to_the_application(door: Door) -> None:
    for environ in (request(REQUEST_METHOD="GET"), request(PATH_INFO="/"), request(PATH_INFO=f"{PATH}/")):
        assert Heard(door, **environ).body == b"behind"


def test_a_body_without_a_length_is_read_to_its_end_or_its_limit(door: Door) -> None:
    assert Heard(door, **request(MISS, CONTENT_LENGTH="")).status == 200
    assert Heard(door, **request(b" " * 100_000, CONTENT_LENGTH="")).status == 413
    assert Heard(door, **request(MISS, CONTENT_LENGTH="5000")).status == 413
    assert Heard(door, **request(MISS, CONTENT_LENGTH="nonsense")).status == 200


def test_half_a_question_is_no_question(door: Door) -> None:
    assert Heard(door, **request(MISS, CONTENT_LENGTH=str(len(MISS) + 1))).status == 400
    torn = request(MISS)
    torn["wsgi.input"] = Torn(MISS)
    assert Heard(door, **torn).status == 400


@pytest.fixture
def crowded(door: Door) -> Door:
    """All quick places are kept by somebody who sends nothing."""
    door.quick.clear()
    door.readers.patience = 0.01
    return door


def test_who_keeps_the_quick_places_keeps_nobody_out(crowded: Door) -> None:
    assert Heard(crowded, **request(MISS)).status == 200
    assert (crowded.readers.free, crowded.readers._of) == (READERS, {})
    crowded.quick.append(None)
    assert Heard(crowded, **request(MISS)).status == 200
    assert len(crowded.quick) == 1


def test_who_sends_nothing_keeps_nobody_else_out(crowded: Door) -> None:
    while crowded.readers.take("10.0.0.1"):
        pass
    heard = Heard(crowded, **request(MISS))
    assert (heard.status, json.loads(heard.body)["code"]) == (503, "busy")
    assert Heard(crowded, **request(MISS, REMOTE_ADDR="10.0.0.2")).status == 200


def test_many_who_send_nothing_keep_others_out_for_a_moment_at_most(crowded: Door) -> None:
    assert all(crowded.readers.take(f"10.0.1.{number}") for number in range(READERS))
    assert Heard(crowded, **request(MISS)).status == 503
    crowded.readers.leave()
    assert Heard(crowded, **request(MISS)).status == 200


def test_much_asking_costs_a_puzzle_at_door_and_route_alike(
    door: Door, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(this_window().gate, "allowance", type(this_window().gate.allowance)(address=1))
    assert Heard(door, **request(MISS)).status == 200
    held = Heard(door, **request(MISS))
    route = client.generic("POST", PATH, MISS, content_type=JSON, REMOTE_ADDR="10.0.0.1")
    assert (held.status, route.status_code) == (429, 429)
    assert held.headers["retry-after"] == route.headers["Retry-After"] == "20"
    assert set(json.loads(held.body)) == set(route.json())
    assert client.generic("POST", PATH, MISS, content_type=JSON, REMOTE_ADDR="10.0.0.2").status_code == 200


@pytest.mark.usefixtures("somebody")
def test_nobody_reads_in_the_log_who_was_asked_for(
    door: Door, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        Heard(door, **request(HIT))
        client.generic("POST", PATH, HIT, content_type=JSON)
        client.generic("POST", PATH, b'{"name": "nguyen', content_type=JSON)
    written = "".join(str(vars(record)) for record in caplog.records)
    assert not any(secret in written for secret in ("nguyen", "19970709", "arrived"))


@pytest.mark.usefixtures("somebody")
def test_questions_are_counted_for_who_watches_the_machine(door: Door, client: Client) -> None:
    def counted(status: int) -> float:
        lines = client.get("/metrics").content.decode().splitlines()
        start = f'andan_card_lookups_total{{status="{status}"}} '
        return sum(float(line.removeprefix(start)) for line in lines if line.startswith(start))

    before = counted(200), counted(422)
    Heard(door, **request())
    Heard(door, **request(MISS))
    this_window()._tell_at = 0.0  # a minute is over
    Heard(door, **request(b'{"name": "nguyen thi mau", "birth_date": "x"}'))
    assert (counted(200), counted(422)) == (before[0] + 2, before[1] + 1)


def test_the_document_describes_it(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    route = document["paths"][PATH]["post"]
    assert set(route["requestBody"]["content"]) == {JSON, FORM}
    assert {"200", "400", "413", "415", "422", "429"} <= set(route["responses"])
    assert "security" not in route
    schema = route["requestBody"]["content"][JSON]["schema"]
    assert schema["required"] == ["name", "birth_date"]
