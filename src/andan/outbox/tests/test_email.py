"""E-mail, to a real server on this machine and to the demo's folder."""

import stat
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail.backends import locmem
from django.core.mail.utils import DNS_NAME

from andan.kit.env import Server
from andan.outbox import channels
from andan.outbox.carriers import email
from andan.outbox.letters import Later, Never, Outcome, Sent
from andan.outbox.tests.smtp import Catcher, caught

KEY = "0123456789abcdef" * 2
BODY = {
    "title": "Thẻ căn cước\r\nBcc: evil@example.org",
    "text": "Thẻ của bạn đã về phường.\n.\nĐến lấy trong giờ làm việc.",
    "href": "/tra-cuu-the/",
    "stop_href": "/tra-cuu-the/thoi/m4q/",
}


@pytest.fixture
def server(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catcher]:
    monkeypatch.setattr(DNS_NAME, "_fqdn", "here.test", raising=False)
    with caught() as catcher:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.SMTP = Server("smtp", "127.0.0.1", catcher.port, "", "")
        settings.MAIL_FROM = "An Dân <an-dan@phuong.test>"
        yield catcher


def sent() -> Outcome:
    return email.send("chi@example.org", BODY, key=KEY)


def test_a_letter_arrives_as_it_was_written(server: Catcher) -> None:
    assert sent() == Sent()
    (message,) = server.got
    assert (message["To"], message["From"]) == ("chi@example.org", "An Dân <an-dan@phuong.test>")
    assert message["Subject"] == "Thẻ căn cước Bcc: evil@example.org"
    assert message["Bcc"] is None
    assert message["Message-ID"] == f"<{KEY}@phuong.test>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == "<http://127.0.0.1:8000/tra-cuu-the/thoi/m4q/>"
    text = message.get_content()
    assert "Thẻ của bạn đã về phường.\n.\nĐến lấy" in text.replace("\r\n", "\n")
    assert "http://127.0.0.1:8000/tra-cuu-the/\n" in text.replace("\r\n", "\n")
    assert "Không trả lời thư này" in text


def test_a_letter_of_words_alone(server: Catcher) -> None:
    assert email.send("chi@example.org", {"title": "A", "text": "B"}, key=KEY) == Sent()
    assert "http" not in server.got[0].get_content()
    assert server.got[0]["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    ("command", "says", "outcome"),
    [
        ("RCPT", "550 nobody here", Never("no_address")),
        ("RCPT", "550 5.1.1 nobody here", Never("no_address")),
        ("RCPT", "552 5.2.2 full", Never("refused")),
        ("RCPT", "550 5.7.1 not from you", Never("refused")),
        ("RCPT", "450 full", Later(None, "busy")),
        ("DATA", "554 spam", Never("refused")),
        ("DATA", "451 later", Later(None, "busy")),
        ("MAIL", "550 who are you", Later(None, "unreachable", everyone=True)),
        ("EHLO", "421 closing", Later(None, "unreachable", everyone=True)),
    ],
)
def test_what_the_server_says(server: Catcher, command: str, says: str, outcome: Outcome) -> None:
    server.says = {command: says, "HELO": says}
    assert sent() == outcome


def test_a_wrong_password_stops_the_channel_and_no_letter(server: Catcher, settings: LazySettings) -> None:
    settings.SMTP = Server("smtp", "127.0.0.1", server.port, "an-dan", "wrong")
    server.says = {"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "535 no"}
    assert sent() == Later(None, "sign_in", everyone=True)


def test_nobody_there(server: Catcher, settings: LazySettings) -> None:
    server.server_close()
    settings.SMTP = Server("smtp", "127.0.0.1", 9, "", "")
    assert sent() == Later(None, "unreachable", everyone=True)


@pytest.mark.parametrize(
    "address", ["", "chi", "chi@", "chi@example.org\nBcc: x@example.org", None, 7, ["a@b.vn"]]
)
def test_what_is_no_address(address: object, settings: LazySettings) -> None:
    settings.DEMO = True
    assert not channels.accepts("email", address)
    assert email.send(address, BODY, key=KEY) == Never("no_address")


def test_without_a_server_it_is_not_on_offer(settings: LazySettings) -> None:
    settings.SMTP = None
    assert "email" not in channels.on_offer()
    assert not channels.accepts("email", "chi@example.org")
    settings.DEMO = True
    assert "email" in channels.on_offer()
    assert channels.accepts("email", "chi@example.org")
    assert not channels.accepts("pigeon", "chi@example.org")


def test_the_demo_writes_to_nobody_and_keeps_each_letter_once(settings: LazySettings, tmp_path: Path) -> None:
    settings.DEMO, settings.SMTP, settings.MAIL_FOLDER = True, None, tmp_path / "mail"
    assert sent() == sent() == Sent()
    (kept,) = settings.MAIL_FOLDER.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    message = message_from_bytes(kept.read_bytes(), policy=policy.default)
    assert message["To"] == "chi@example.org"


@pytest.mark.parametrize(
    ("scheme", "host", "insists"),
    [
        ("smtp", "mail.example.org", {"use_tls": True, "use_ssl": False, "port": 587}),
        ("smtps", "mail.example.org", {"use_tls": False, "use_ssl": True, "port": 465}),
        ("smtp+plain", "relay.example.org", {"use_tls": False, "use_ssl": False, "port": 587}),
        ("smtp", "127.0.0.1", {"use_tls": False, "use_ssl": False, "port": 587}),
    ],
)
def test_a_password_never_travels_in_the_open_unless_told_so(
    scheme: str,
    host: str,
    insists: dict[str, object],
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(email, "get_connection", lambda **told: asked.update(told) or locmem.EmailBackend())
    settings.SMTP = Server(scheme, host, None, "an-dan", "secret")
    assert sent() == Sent()
    assert {name: asked[name] for name in insists} == insists
