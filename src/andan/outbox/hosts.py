"""Whom this house may call. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_NAME = re.compile(r"[a-z0-9.-]+")  # who reads other letters in a host does not always read the same
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def is_listed(address: str, hosts: Iterable[str], *, loopback: bool = False) -> bool:
    """Whether `address` is https on the usual port of one of `hosts` ("name" or "*.name"), without user or password.

    An address given by a browser must not lead into the office's own network. `loopback` lets this machine itself
    pass, on any port, with or without TLS: for tests and the demo.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not address.isprintable() or parts.username is not None or "@" in parts.netloc:
        return False
    if host in LOOPBACK:
        return loopback and parts.scheme in {"http", "https"}
    is_plain = parts.scheme == "https" and port in {None, 443} and _NAME.fullmatch(host) is not None
    return is_plain and any(_fits(host, one) for one in hosts)


def is_named(address: str, hosts: Iterable[str]) -> bool:
    """Whether the host of `address` itself stands among `hosts`, and not only its domain."""
    return urlsplit(address).hostname in {one.lower() for one in hosts}


def _fits(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern.lower()
