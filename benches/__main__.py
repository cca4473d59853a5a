"""`make bench`: every measure in one run and one table; MILLION=1 takes those that need a city's years, in another.

QUICK=1 takes fewer rounds and rows, and writes no results.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benches import accepted, desk, lookup, pages, replays, search, start, statistics, sweep
from benches.homes import ROOT, Home, make
from benches.table import Line, markdown

RESULTS, MILLION = ROOT / "benches" / "results.md", ROOT / "benches" / "million.md"


class Depth(NamedTuple):
    """How long a run lasts."""

    rounds: int
    seconds: float
    desk_rounds: int
    rows: int
    cards: int


WHOLE, QUICK = Depth(5, 4.0, 3, desk.MANY, 20_000_000), Depth(2, 1.5, 2, 10_000, 1_000_000)
MEASURES: dict[str, Callable[[Home, Depth], list[Line]]] = {
    "accepted": lambda home, depth: accepted.measured(home, rounds=depth.rounds, seconds=depth.seconds),
    "desk": lambda home, depth: desk.measured(home, rounds=depth.desk_rounds, many=depth.rows),
    "lookup": lambda home, depth: lookup.measured(
        home, rounds=depth.rounds, seconds=depth.seconds, cards=depth.cards
    ),
    "pages": lambda home, _: pages.measured(home),
    "replays": lambda home, _: replays.measured(home),
    "search": lambda home, depth: search.measured(home, share=depth.rows / desk.MANY),
    "start": lambda home, depth: start.measured(home, rounds=depth.rounds),
    "statistics": lambda home, depth: statistics.measured(home, share=depth.rows / desk.MANY),
    "sweep": lambda home, depth: sweep.measured(home, many=depth.rows),
}
ON_COPIES = {"desk", "replays", "search", "statistics", "sweep"}
ON_A_MILLION = {"search", "statistics"}  # a home filled for minutes: a run of their own, MILLION=1
ON_ONE = {"lookup", "pages", "start"}  # measured on SQLite alone: the database hardly matters


def main() -> None:
    wanted = _wanted()
    depth = QUICK if _is_set("QUICK") else WHOLE
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="andan-bench-") as folder:
        lines = list(_measured(list(_homes(Path(folder))), wanted, depth))
    told = _page(lines, depth, time.monotonic() - began)
    print(told)
    if wanted == _usual() and depth is WHOLE:
        (MILLION if _is_set("MILLION") else RESULTS).write_text(told)
    missed = sum(line.met is False for line in lines)
    print(f"{missed} of {sum(line.met is not None for line in lines)} targets not met.", file=sys.stderr)


def _wanted() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m benches", description=__doc__)
    parser.add_argument(
        "measure", nargs="*", choices=[*MEASURES, []], help="only these; the usual ones when none is named"
    )
    return parser.parse_args().measure or _usual()


def _usual() -> list[str]:
    """What is measured when nothing is named."""
    return [name for name in MEASURES if (name in ON_A_MILLION) == _is_set("MILLION")]


def _is_set(name: str) -> bool:
    return os.environ.get(name, "0") not in {"", "0"}


def _homes(folder: Path) -> Iterator[Home]:
    """SQLite always; PostgreSQL where DATABASE_URL names one."""
    _say("Preparing a home on SQLite…")
    yield make("SQLite", folder / "sqlite")
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        _say("Preparing a home on PostgreSQL…")
        yield make("PostgreSQL", folder / "postgresql", url)


def _measured(homes: list[Home], wanted: list[str], depth: Depth) -> Iterator[Line]:
    # First those whose homes are copies: the others fill theirs.
    for name in sorted(wanted, key=lambda one: one not in ON_COPIES):
        for home in homes[:1] if name in ON_ONE else homes:
            _say(f"Measuring: {name}, {home.database}…")
            for line in MEASURES[name](home, depth):
                _say(f"  {line.what}: {line.ours}; {line.beside}; {line.ratio} {line.target}")
                yield line


def _page(lines: list[Line], depth: Depth, seconds: float) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    machine = (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )
    return f"""# Measured

Written by `make bench` on {datetime.now(UTC):%d/%m/%Y %H:%M} UTC, in {seconds / 60:.0f} minutes. {machine}.
{depth.rounds} rounds, the compared things in turn within each round; medians. The machine is shared and noisy:
what holds is the ratio of two things measured in the same round; the absolute figures only show the size.
To repeat: `make bench` or `make bench MILLION=1`, with QUICK=1 fewer rounds and rows.

{markdown(lines)}"""


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
