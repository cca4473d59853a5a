"""The load maker for the fastest servers: wrk of Debian's packages, on a core that no server uses."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benches.lookup.cores import ASKING, on_core
from benches.server import Server

CONNECTIONS = 64
WAIT = (
    "15s"  # for an answer: the usual way to build it keeps some waiting for longer than wrk's own two seconds
)
_SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True, slots=True)
class Fired:
    """`rate`: answers a second. `cost`: microseconds of the server's processor each. `slow`: 99 % within so many ms.

    `refused` counts statuses above 399, `broken` lines that failed.
    """

    rate: float
    cost: float
    median: float
    slow: float
    refused: int
    broken: int


def fire(
    server: Server,
    path: str,
    questions: Path,
    *,
    seconds: float,
    connections: int = CONNECTIONS,
    refuses: bool = False,
) -> Fired:
    """Ask for so many seconds. Raises RuntimeError for lines that failed, and for answers of the wrong kind."""
    fired = told(server, path, questions, seconds=seconds, connections=connections)
    if fired.broken or (fired.refused > 0) is not refuses:
        raise RuntimeError(f"port {server.port}, {path}: {fired}")
    return fired


def told(
    server: Server, path: str, questions: Path, *, seconds: float, connections: int = CONNECTIONS
) -> Fired:
    """The same, whatever came back."""
    before = server.spent()
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", WAIT, "-s", str(_SCRIPT),
         f"http://127.0.0.1:{server.port}{path}", "--", str(questions)],
        capture_output=True,
        text=True,
        preexec_fn=on_core(ASKING),
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"wrk failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    counted = json.loads(done.stdout.splitlines()[-1])
    many = counted["requests"]
    return Fired(
        rate=many / counted["seconds"],
        cost=(server.spent() - before) / many * 1e6 if many else 0.0,
        median=counted["median"],
        slow=counted["slow"],
        refused=counted["refused"],
        broken=counted["broken"],
    )
