"""The desk's first page with many reports beside few."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import NamedTuple

from benches.homes import Home, copied, told
from benches.table import Line, middle_ratio

SPREAD, ONE_AGENCY = "spread", "one-agency"  # layouts
FEW, MANY = 1_000, 100_000
SLOWEST, GROWTH = 50.0, 1.5  # ms, times
ASKED = 15  # a round
AT_ONCE = 2  # homes filled at a time
NAMES = {SPREAD: "spread over a province, two fifths open", ONE_AGENCY: "all open at one ward"}


class Desk(NamedTuple):
    """One layout in two homes."""

    layout: str
    few: Home
    many: Home


def measured(home: Home, *, rounds: int, many: int = MANY) -> list[Line]:
    """Rounds of few and many in turn, for both layouts."""
    sizes = [(layout, count) for layout in NAMES for count in (FEW, many)]
    copies = {size: copied(home, f"{size[0]}-{size[1]}") for size in sizes}
    with ThreadPoolExecutor(AT_ONCE) as fillers:
        list(fillers.map(lambda size: told(copies[size], "benches.rows", size[1], size[0]), sizes))
    desks = [Desk(layout, copies[layout, FEW], copies[layout, many]) for layout in NAMES]
    return [line for desk in desks for line in _lines(desk, rounds, many)]


def _lines(desk: Desk, rounds: int, many: int) -> Iterator[Line]:
    few, lot = [], []
    for _ in range(rounds):
        few.append(median(told(desk.few, "benches.first_page", ASKED)))
        lot.append(median(told(desk.many, "benches.first_page", ASKED)))
    ratio, taken = middle_ratio(lot, few), median(lot)
    yield Line(
        what=f"Desk, first page, {many:,} reports, {NAMES[desk.layout]}",
        on=desk.few.database,
        ours=f"{taken:.0f} ms",
        beside=f"with {FEW:,}: {median(few):.0f} ms",
        ratio=f"{ratio:.2f} ×",
        target=f"≤ {SLOWEST:.0f} ms, ≤ {GROWTH} ×",
        met=taken <= SLOWEST and ratio <= GROWTH,
    )
