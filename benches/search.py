"""The desk, its lists, the search and the map over a city's years, asked by a ward and by the city."""

from collections.abc import Iterator, Sequence
from statistics import median, quantiles

from benches.homes import Home, told
from benches.million.city import city
from benches.table import Line

ASKED = 48  # of each kind of page, for each officer
SLOWEST = 200.0  # ms
NAMES = {"desk": "Desk, first page", "lists": "Desk, narrowed and closed lists", "search": "Search"}
UNPROMISED = {"map": "Map of an area"}


def measured(home: Home, *, share: float = 1.0) -> list[Line]:
    """One run in the filled home, after all its reports are read into the search."""
    filled = city(home, share)
    count = told(filled, "benches.million.read_in")
    taken: dict[str, list[float]] = told(filled, "benches.million.asked", max(int(ASKED * share), 8))
    return list(_lines(filled.database, count, taken))


def _lines(database: str, count: int, taken: dict[str, list[float]]) -> Iterator[Line]:
    for kind, name in (NAMES | UNPROMISED).items():
        slowest = _p95(taken[kind])
        yield Line(
            what=f"{name}, {count:,} reports, a ward and the city in turn",
            on=database,
            ours=f"p95 {slowest:.0f} ms, median {median(taken[kind]):.0f} ms",
            beside=f"a ward: median {median(taken[kind][::2]):.0f} ms",
            target=f"p95 ≤ {SLOWEST:.0f} ms" if kind in NAMES else "",
            met=slowest <= SLOWEST if kind in NAMES else None,
        )


def _p95(taken: Sequence[float]) -> float:
    return quantiles(taken, n=20, method="inclusive")[-1]
