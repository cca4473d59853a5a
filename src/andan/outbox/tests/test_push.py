"""Web Push, to a real service on this machine. What the browser reads and what the service may know."""

import json
import logging
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import LazySettings, settings

from andan.kit import clock
from andan.outbox import channels
from andan.outbox.carriers import push
from andan.outbox.letters import Later, Never, Outcome, Sent
from andan.outbox.tests.push_service import Browser, Service, serving

KEY = "0123456789abcdef" * 2
BODY = {"title": "An Dân", "text": "Thẻ căn cước đã về phường.", "href": "/tra-cuu-the/", "stop_href": "/x/"}


@pytest.fixture
def service() -> Iterator[Service]:
    push._client.cache_clear()
    with serving() as one:
        yield one
        push._client().close()
    push._client.cache_clear()


def sent(browser: Browser) -> Outcome:
    return push.send(browser.subscription(), BODY, key=KEY)


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def claims_of(authorization: str) -> dict[str, Any]:
    """The claims of a VAPID header whose signature holds (RFC 8292). Raises InvalidSignature."""
    scheme, _, parts = authorization.partition(" ")
    token, key = (part.split("=", 1)[1] for part in parts.split(","))
    signed, _, signature = token.rpartition(".")
    raw = decoded(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key))
    point.verify(pair, signed.encode(), ec.ECDSA(SHA256()))
    header, claims = (json.loads(decoded(part)) for part in signed.split("."))
    assert (scheme, header, key) == ("vapid", {"typ": "JWT", "alg": "ES256"}, push.public_key())
    told: dict[str, Any] = claims
    return told


def test_the_browser_reads_it_and_the_service_cannot(service: Service) -> None:
    browser = service.browser()
    assert sent(browser) == Sent()
    ((headers, content),) = service.got
    assert browser.read(content) == {
        "title": "An Dân",
        "text": "Thẻ căn cước đã về phường.",
        "href": "/tra-cuu-the/",
        "tag": KEY,
    }
    assert "căn cước".encode() not in content
    assert (headers["Content-Encoding"], headers["Topic"], headers["Urgency"]) == ("aes128gcm", KEY, "normal")
    assert int(headers["TTL"]) == 172_800


def test_the_service_knows_who_sends(service: Service) -> None:
    sent(service.browser())
    claims = claims_of(service.got[0][0]["Authorization"])
    assert claims["aud"] == service.origin
    assert claims["sub"] == "mailto:an-dan@localhost"
    assert 0 < claims["exp"] - clock.now().timestamp() <= 24 * 3600


def test_a_changed_word_breaks_the_signature(service: Service) -> None:
    sent(service.browser())
    token = service.got[0][0]["Authorization"]
    head, claims, tail = token.split(".", 2)
    with pytest.raises((InvalidSignature, ValueError)):
        claims_of(f"{head}.{claims[::-1]}.{tail}")


def test_the_key_pair_is_made_once_and_kept_from_others() -> None:
    assert push.public_key() == push.public_key()
    assert len(decoded(push.public_key())) == 65
    assert (settings.KEYS / "push.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (200, {}, Sent()),
        (404, {}, Never("gone")),
        (410, {}, Never("gone")),
        (413, {}, Never("too_large")),
        (403, {}, Never("refused")),
        (302, {"Location": "http://127.0.0.1:9/"}, Never("refused")),
        (429, {"Retry-After": "120"}, Later(120.0, "busy")),
        (429, {"Retry-After": "Wed, 25 Nov 2026 08:00:00 GMT"}, Later(None, "busy")),
        (500, {}, Later(None, "busy")),
        (503, {}, Later(None, "busy")),
    ],
)
def test_what_the_service_says(
    service: Service, status: int, headers: dict[str, str], outcome: Outcome
) -> None:
    service.says = (status, headers)
    assert sent(service.browser()) == outcome


@pytest.mark.parametrize(("named", "everyone"), [(["127.0.0.1"], True), (["*.0.0.1"], False)])
def test_nobody_there(service: Service, settings: LazySettings, named: list[str], everyone: bool) -> None:
    """Whoever invents a host below a domain that is listed keeps back no letter but their own."""
    settings.PUSH_HOSTS = named
    browser = service.browser()
    service.shutdown()
    service.server_close()
    assert sent(browser) == Later(None, "unreachable", everyone=everyone)


def test_only_push_services_are_ever_called(service: Service, settings: LazySettings) -> None:
    settings.TESTING = settings.DEMO = False
    settings.SECURE = True
    assert sent(service.browser()) == Never("no_address")
    assert not service.got
    good = Browser("https://fcm.googleapis.com/fcm/send/abc").subscription()
    assert channels.accepts("push", good)
    assert channels.accepts("push", good | {"endpoint": "https://hk2p.notify.windows.com/w/?token=a"})
    assert not channels.accepts("push", good | {"endpoint": "https://10.0.0.8/fcm/send/abc"})
    settings.SECURE = False
    assert not channels.accepts("push", good)


def test_a_demo_calls_its_own_machine_only_where_nobody_else_reaches_it(settings: LazySettings) -> None:
    settings.TESTING, settings.DEMO = False, True
    near = Browser("http://127.0.0.1:9/push").subscription()
    for site, accepted in (("http://127.0.0.1:8000", True), ("http://demo.example", False)):
        settings.SITE_URL = site
        assert channels.accepts("push", near) is accepted


GOOD = Browser("https://fcm.googleapis.com/fcm/send/abc").subscription()


@pytest.mark.parametrize(
    "address",
    [
        None,
        "https://fcm.googleapis.com/fcm/send/abc",
        {},
        GOOD | {"endpoint": 7},
        GOOD | {"keys": None},
        GOOD | {"keys": {"p256dh": "AAAA", "auth": "AAAA"}},
        GOOD | {"keys": GOOD["keys"] | {"auth": 5}},
        GOOD | {"keys": GOOD["keys"] | {"auth": "ü" * 22}},
    ],
)
def test_what_is_no_subscription(address: Any) -> None:
    assert not push.accepts(address)
    assert push.send(address, BODY, key=KEY) == Never("no_address")


def test_a_key_that_is_no_point_of_the_curve(service: Service) -> None:
    address = service.browser().subscription()
    address["keys"]["p256dh"] = "BA" + "A" * 85
    assert push.accepts(address)
    assert push.send(address, BODY, key=KEY) == Never("no_address")


def test_the_address_is_in_no_log(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert logging.getLogger("httpx").getEffectiveLevel() >= logging.WARNING
        sent(service.browser())
    assert "token-of-chi" not in caplog.text
