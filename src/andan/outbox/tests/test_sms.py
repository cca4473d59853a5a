"""SMS by an HTTP gateway, played on this machine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.conf import LazySettings

from andan.outbox.carriers import sms
from andan.outbox.letters import Later, Never, Outcome, Sent

NUMBER = "+84912345678"
BODY = {"title": "Có tin", "text": "Có tin mới về phản ánh bạn đã gửi.", "href": "/thong-bao/"}
KEY = "0123456789abcdef0123456789abcdef"


class Gateway(ThreadingHTTPServer):
    """It sends a message once for each Idempotency-Key, however often it is asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.sent: dict[str, dict[str, Any]] = {}
        self.asked: list[dict[str, str]] = []
        self.says: tuple[int, dict[str, str]] = (200, {})


class _Door(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(dict(self.headers))
        status, headers = self.server.says
        if status < 300:
            self.server.sent.setdefault(self.headers["Idempotency-Key"], content)
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *said: Any) -> None:
        """Nothing."""


@contextmanager
def serving() -> Iterator[Gateway]:
    with Gateway() as gateway:
        Thread(target=gateway.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield gateway
        finally:
            gateway.shutdown()


@pytest.fixture
def gateway(settings: LazySettings) -> Iterator[Gateway]:
    with serving() as gateway:
        settings.SMS_URL = f"http://127.0.0.1:{gateway.server_address[1]}/send"
        settings.SMS_AUTHORIZATION = "Bearer secret"
        settings.SMS_FIELDS = {"to": "Phone", "text": "Content", "key": "RequestId"}
        yield gateway


def test_it_is_off_where_no_gateway_is_named(settings: LazySettings) -> None:
    assert not sms.ready()
    settings.SMS_URL = "https://sms.example.org/send"
    assert sms.ready()


def test_it_says_what_the_gateway_calls_things(gateway: Gateway) -> None:
    assert sms.send(NUMBER, BODY, key=KEY) == Sent()
    sent = gateway.sent[KEY]
    assert (sent["Phone"], sent["RequestId"]) == (NUMBER, KEY)
    assert sent["Content"].startswith("An Dan: Co tin moi ve phan anh ban da gui. http")
    assert sent["Content"].isascii()
    assert gateway.asked[0]["Authorization"] == "Bearer secret"


def test_a_repetition_is_known_by_its_key(gateway: Gateway) -> None:
    assert [sms.send(NUMBER, BODY, key=KEY) for _ in range(3)] == [Sent()] * 3
    assert len(gateway.sent) == 1


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (404, {}, Never("no_address")),
        (422, {}, Never("no_address")),
        (400, {}, Never("refused")),
        (302, {"Location": "http://127.0.0.1:1/"}, Never("refused")),
        (401, {}, Later(None, "sign_in", everyone=True)),
        (429, {"Retry-After": "30"}, Later(30, "busy", everyone=True)),
        (503, {}, Later(None, "busy")),
    ],
)
def test_what_the_gateway_says(
    gateway: Gateway, status: int, headers: dict[str, str], outcome: Outcome
) -> None:
    gateway.says = (status, headers)
    assert sms.send(NUMBER, BODY, key=KEY) == outcome


def test_a_gateway_that_is_not_there_rests_the_channel(settings: LazySettings) -> None:
    settings.SMS_URL = "http://127.0.0.1:1/"
    assert sms.send(NUMBER, BODY, key=KEY) == Later(None, "unreachable", everyone=True)


@pytest.mark.parametrize(
    "address", ["", "0912345678", "+84212345678", "+8491234567", "+15551234567", None, 84]
)
def test_only_vietnamese_mobile_numbers(address: Any) -> None:
    assert not sms.accepts(address)
    assert sms.send(address, BODY, key=KEY) == Never("no_address")
