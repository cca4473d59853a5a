"""The real program, started as a user starts it, with a home and a port of its own."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READY_WITHIN = 400  # seconds, first start with the demo included
STOP_WITHIN = 15


@dataclass(frozen=True, slots=True)
class Member:
    """One of the demo's cast; `token` is a bearer token for the API where the member has one."""

    role: str
    username: str
    password: str
    token: str
    agency: str


@dataclass(frozen=True, slots=True)
class Site:
    """A running An Dân: where it answers, where its data lives, who is in its cast."""

    url: str
    home: Path
    cast: tuple[Member, ...]
    log: Path

    def member(self, role: str, agency: str = "") -> Member:
        """The first member with `role`, at `agency` when one is named."""
        return next(one for one in self.cast if one.role == role and agency in {"", one.agency})


def kept_home(otherwise: Path) -> Path:
    """A home below `otherwise`, or the one JOURNEYS_HOME keeps from run to run, so that the demo is made once."""
    return Path(os.environ.get("JOURNEYS_HOME") or otherwise / "home")


@contextmanager
def running(home: Path) -> Iterator[Site]:
    """`andan run` with the demo until the block ends. Raises RuntimeError with its log when it does not come up."""
    port = free_port()
    surroundings = environment(home, port)
    log = home.parent / f"{home.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            andan("run"), env=surroundings, stdout=out, stderr=out, stdin=subprocess.DEVNULL
        )
    try:
        wait(process, f"http://127.0.0.1:{port}", log)
        yield Site(f"http://127.0.0.1:{port}", home, _cast(surroundings), log)
    finally:
        process.terminate()
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def andan(*words: str) -> list[str]:
    """The command line of `andan words…` in this environment."""
    return [sys.executable, "-m", "andan", *words]


def environment(home: Path, port: int) -> dict[str, str]:
    """What the program is told: nothing of the tests, a home, a port, the demo."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANDAN_", "PYTEST_"))}
    kept.pop("DATABASE_URL", None)
    soon = {"ANDAN_NOTICE_MINUTES": "0"}  # nobody waits for more news
    return kept | {"ANDAN_HOME": str(home), "PORT": str(port), "ANDAN_DEMO": "1", **soon}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Return when `url` is ready. Raises RuntimeError with the end of the log when it does not become so."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if _answers(url):
            return
        time.sleep(0.1)
    raise RuntimeError(f"andan run did not come up:\n{log.read_text(errors='replace')[-4000:]}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _cast(surroundings: dict[str, str]) -> tuple[Member, ...]:
    done = subprocess.run(
        andan("demo", "--json"), env=surroundings, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise RuntimeError(f"andan demo --json failed:\n{done.stderr}")
    told: list[dict[str, Any]] = json.loads(done.stdout)["cast"]
    return tuple(Member(**{name: str(one.get(name) or "") for name in Member.__slots__}) for one in told)
