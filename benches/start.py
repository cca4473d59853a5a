"""How soon the server is ready and what it holds when idle, beside a bare Django on the same server."""

import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

from benches.homes import Home
from benches.server import ANDAN, serving
from benches.table import Line, middle_ratio

READY, MEMORY = 3.0, 200.0  # seconds, MB
BARE = ("-m", "benches.bare")


def measured(home: Home, *, rounds: int) -> list[Line]:
    """Rounds of three starts in turn: nothing but Python, a bare Django, ours."""
    bare_home = Home(home.database, {**home.surroundings, "DJANGO_SETTINGS_MODULE": ""})
    python, bare, ours = [], [], []
    for _ in range(rounds):
        python.append(_python())
        bare.append(_started(bare_home, BARE, "/"))
        ours.append(_started(home, ANDAN, "/healthz"))
    return list(_lines(home.database, python, bare, ours))


def _python() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


def _started(home: Home, program: tuple[str, ...], ask: str) -> tuple[float, float]:
    """Seconds to the first answer, and MB held a second later."""
    with serving(home, program, ask) as server:
        time.sleep(1)
        return server.ready, server.memory()


def _lines(
    on: str, python: list[float], bare: list[tuple[float, float]], ours: list[tuple[float, float]]
) -> Iterator[Line]:
    ready, held = median(one[0] for one in ours), median(one[1] for one in ours)
    yield Line(
        what="`andan serve` until its first answer",
        on=on,
        ours=f"{ready:.2f} s",
        beside=f"bare Django on Granian {median(one[0] for one in bare):.2f} s, Python alone {median(python):.2f} s",
        ratio=f"{middle_ratio([one[0] for one in ours], [one[0] for one in bare]):.1f} ×",
        target=f"≤ {READY:.0f} s",
        met=ready <= READY,
    )
    yield Line(
        what="Resident memory when idle, all processes",
        on=on,
        ours=f"{held:.0f} MB",
        beside=f"bare Django on Granian {median(one[1] for one in bare):.0f} MB",
        ratio=f"{middle_ratio([one[1] for one in ours], [one[1] for one in bare]):.1f} ×",
        target=f"≤ {MEMORY:.0f} MB",
        met=held <= MEMORY,
    )
