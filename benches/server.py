"""A real server in a process of its own: when it was ready, and how much memory its processes hold."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benches.homes import ROOT, Home

ANDAN = ("-m", "andan", "serve")
READY_WITHIN = 60  # seconds
PAUSE = 0.005


@dataclass(frozen=True, slots=True)
class Server:
    """`ready` is the time from the start of the program to its first answer, in seconds."""

    port: int
    process: int
    ready: float

    def memory(self) -> float:
        """What the whole tree of processes holds for itself, shared pages split, in MB (10⁶ bytes)."""
        return sum(map(_proportional_size, _tree(self.process))) / 1000

    def spent(self) -> float:
        """Seconds of processor time that the whole tree has used so far."""
        return sum(map(_processor_time, _tree(self.process)))


@contextmanager
def serving(home: Home, program: Sequence[str] = ANDAN, ask: str = "/healthz") -> Iterator[Server]:
    """Serve until the block ends."""
    port = free_port()
    log = home.folder / "server.log"
    with log.open("ab") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *program],
            env={**home.surroundings, "PORT": str(port)},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}{ask}", log)
        yield Server(port, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(PAUSE)
    raise RuntimeError(f"the server did not come up:\n{log.read_text(errors='replace')[-4000:]}")


def _tree(process: int) -> list[int]:
    """The process and all that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in _tree(int(child)))]


def _processor_time(process: int) -> float:
    columns = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(columns[11]) + int(columns[12])) / os.sysconf("SC_CLK_TCK")


def _proportional_size(process: int) -> int:
    """In kB of 1,024 bytes, as the kernel counts: a page shared by two processes is half each one's."""
    rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
