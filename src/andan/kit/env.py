"""Typed readers of environment variables that fail loudly and say the cure."""

import os
from datetime import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Misconfigured(SystemExit):
    """A setting that cannot be used; the message says which one and what to write instead."""


def text(name: str, default: str) -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    raw = text(name, "1" if default else "0").lower()
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off", ""}:
        return False
    raise Misconfigured(f"{name}={raw!r} is neither yes nor no. Write {name}=1 or {name}=0.")


def whole(name: str, default: int, *, least: int = 0, most: int = 2**31) -> int:
    raw = text(name, str(default))
    try:
        value = int(raw)
    except ValueError:
        raise Misconfigured(
            f"{name}={raw!r} is not a whole number. Write for instance {name}={default}."
        ) from None
    if not least <= value <= most:
        raise Misconfigured(f"{name}={value} is out of range. It must lie between {least} and {most}.")
    return value


def folder(name: str, default: str) -> Path:
    """An absolute path. An empty variable means the default, never the current folder."""
    return Path(text(name, default) or default).expanduser().resolve()


def home() -> Path:
    """Where this installation lives."""
    return folder("ANDAN_HOME", "./var")


def words(name: str, default: str) -> list[str]:
    """A comma-separated list; blanks are dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def hours(name: str, default: str) -> list[time]:
    """A comma-separated list of times of the day, `07:30,19:30`, each later than the one before."""
    told = words(name, default)
    try:
        found = [time.fromisoformat(word).replace(tzinfo=None) for word in told]
    except ValueError:
        found = []
    if not found or found != sorted(set(found)):
        raise Misconfigured(
            f"{name}={','.join(told)!r} are no rising times. Write for instance {name}={default}."
        )
    return found


def pairs(name: str, default: str) -> dict[str, str]:
    """A comma-separated list of `ours=theirs`."""
    found = [word.partition("=") for word in words(name, default)]
    if not all(ours and theirs for ours, _, theirs in found):
        raise Misconfigured(f"{name} is no list of pairs. Write for instance {name}={default}.")
    return {ours.strip(): theirs.strip() for ours, _, theirs in found}


class Server(NamedTuple):
    """Another program that is spoken to: how, where, and as whom ("" for nobody)."""

    scheme: str
    host: str
    port: int | None
    user: str
    password: str


def server(name: str, *schemes: str) -> Server | None:
    """`scheme://user:password@host:port`, user and password percent-encoded; None when the variable is not set."""
    raw = text(name, "")
    if not raw:
        return None
    try:
        parts = urlsplit(raw)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in schemes:
        raise Misconfigured(
            f"{name} is no address of a server. Write {schemes[0]}://user:password@host:port."
        )
    return Server(parts.scheme, host, port, unquote(parts.username or ""), unquote(parts.password or ""))
