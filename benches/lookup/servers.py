"""The servers that are compared, each alone on one core."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

import psycopg

from benches.homes import ROOT, Home
from benches.lookup.cores import ANSWERING, on_core
from benches.server import READY_WITHIN, Server, free_port

PLENTY = str(10**9)  # the gate counts as ever, and asks nobody for a puzzle
FREE = dict.fromkeys(("ANDAN_LOOKUP_PER_ADDRESS", "ANDAN_LOOKUP_PER_NAME", "ANDAN_LOOKUP_OVERALL"), PLENTY)
_NGINX = Path(__file__).parent


@contextmanager
def front(home: Home) -> Iterator[Server]:
    """`andan serve` with an empty reply beside the lookup. See benches.lookup.front."""
    with _running([sys.executable, "-m", "benches.lookup.front"], {**home.surroundings, **FREE}) as server:
        yield server


@contextmanager
def alone(home: Home, folder: Path) -> Iterator[Server]:
    """`andan cards serve`."""
    command = [sys.executable, "-m", "andan", "cards", "serve", str(folder)]
    with _running(command, {**home.surroundings, **FREE}) as server:
        yield server


@contextmanager
def peer(home: Home, url: str) -> Iterator[Server]:
    """FastAPI, SQLAlchemy, asyncpg and PostgreSQL: all that answers, on the one core that everybody has."""
    surroundings = {**home.surroundings, "DATABASE_URL": url}
    command = [sys.executable, "-m", "benches.fastapi_peer"]
    with _database_alone(url) as database, _running(command, surroundings) as server:
        yield WithDatabase(server.port, server.process, server.ready, database)


@dataclass(frozen=True, slots=True)
class WithDatabase(Server):
    """A server whose database works for it: a process that is not its child."""

    database: int

    def spent(self) -> float:
        return Server.spent(self) + Server(0, self.database, 0.0).spent()


@contextmanager
def _database_alone(url: str) -> Iterator[int]:
    """The database's first process, which begins all others, held on the core of those who answer."""
    with psycopg.connect(url) as base:
        first = int(Path(f"/proc/{base.info.backend_pid}/stat").read_text().rpartition(")")[2].split()[1])
    before = os.sched_getaffinity(first)
    os.sched_setaffinity(first, {ANSWERING})
    try:
        yield first
    finally:
        os.sched_setaffinity(first, before)


@contextmanager
def nginx(folder: Path, kind: str) -> Iterator[Server]:
    """nginx that has nothing at any address. `kind`: `usual` looks for a file and logs, `bare` does neither."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    written = Template((_NGINX / f"nginx-{kind}.conf").read_text()).substitute(folder=folder, port=port)
    (folder / "nginx.conf").write_text(written)
    command = ["nginx", "-e", "stderr", "-c", str(folder / "nginx.conf")]
    with _running(command, dict(os.environ), port) as server:
        yield server


@contextmanager
def _running(command: Sequence[str], surroundings: Mapping[str, str], port: int = 0) -> Iterator[Server]:
    port = port or free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**surroundings, "PORT": str(port), "ANDAN_WORK": "0"},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=on_core(ANSWERING),
    )
    try:
        _wait(process, port)
        yield Server(port, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{process.args!r} did not come up")
