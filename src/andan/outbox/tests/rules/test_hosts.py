"""Whom the house may call."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from andan.outbox.hosts import is_listed, is_named

HOSTS = ["push.example.org", "*.notify.example.com"]


@pytest.mark.parametrize(
    "address",
    [
        "https://push.example.org/wpush/v2/abc",
        "https://PUSH.example.org:443/abc",
        "https://hk2.notify.example.com/w/?token=a",
        "https://a.b.notify.example.com/w",
    ],
)
def test_a_push_service(address: str) -> None:
    assert is_listed(address, HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "http://push.example.org/abc",
        "https://push.example.org:8443/abc",
        "https://push.example.org.evil.example/abc",
        "https://evil.example/push.example.org",
        "https://evil.example#@push.example.org",
        "https://user@push.example.org/abc",
        "https://push.example.org@evil.example/abc",
        "https://notify.example.com/abc",
        "https://evilnotify.example.com/abc",
        "https://169.254.169.254/latest",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://push.example.org:port/",
        "https://push.example.org\n.evil.example/",
        "https://[",
        "https://evil.example%2f.notify.example.com/",
        "https://evil.example\\.notify.example.com/",
        "https://evil.example;.notify.example.com/",
        "https://evil example.notify.example.com/",
        "ftp://push.example.org/",
        "file:///etc/passwd",
        "",
    ],
)
def test_anybody_else(address: str) -> None:
    assert not is_listed(address, HOSTS)


def test_a_host_that_is_named_and_one_of_a_named_domain() -> None:
    assert is_named("https://push.example.org/abc", HOSTS)
    assert not is_named("https://nobody.notify.example.com/w", HOSTS)


def test_this_machine_only_where_it_is_wanted() -> None:
    assert not is_listed("http://127.0.0.1:9/x", HOSTS)
    assert is_listed("http://127.0.0.1:9/x", HOSTS, loopback=True)
    assert not is_listed("gopher://127.0.0.1:9/x", HOSTS, loopback=True)
    assert not is_listed("http://192.168.1.1/x", HOSTS, loopback=True)


@given(some.text())
def test_nothing_odd_gets_through(text: str) -> None:
    assert not is_listed(text, HOSTS)
    assert not is_listed(f"https://{text}", ["push.example.org"]) or text.lower().startswith(
        "push.example.org"
    )
