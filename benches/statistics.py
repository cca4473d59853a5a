"""The statistics of a city: a year of a province as a page, and a long list as a file."""

from collections.abc import Iterator, Sequence
from statistics import median, quantiles
from typing import Any

from benches.homes import Home, told
from benches.million.city import city
from benches.table import Line

ASKED, ROWS = 40, 100_000
SLOWEST, LONGEST, GROWTH = 500.0, 10.0, 32.0  # ms, seconds, MB


def measured(home: Home, *, share: float = 1.0) -> list[Line]:
    """One run in the filled home: what is compared is a province beside one of its wards."""
    filled = city(home, share)
    return list(_lines(filled, told(filled, "benches.counted", ASKED, int(ROWS * share))))


def _lines(filled: Home, run: dict[str, Any]) -> Iterator[Line]:
    year, ward, drawn = run["year"], run["ward"], run["list"]
    yield Line(
        what="Statistics, a year of a province",
        on=filled.database,
        ours=f"p95 {_p95(year):.0f} ms, median {median(year):.0f} ms",
        beside=f"a year of its largest ward: median {median(ward):.0f} ms",
        ratio=f"{median(year) / median(ward):.2f} ×",
        target=f"p95 ≤ {SLOWEST:.0f} ms",
        met=_p95(year) <= SLOWEST,
    )
    yield Line(
        what=f"List of {drawn['rows']:,} reports as CSV, streamed",
        on=filled.database,
        ours=f"{drawn['seconds']:.1f} s, memory + {drawn['megabytes']:.0f} MB",
        beside=f"counting all from nothing: {run['counting']:.0f} s",
        target=f"≤ {LONGEST:.0f} s, + {GROWTH:.0f} MB",
        met=drawn["seconds"] <= LONGEST and drawn["megabytes"] <= GROWTH,
    )


def _p95(taken: Sequence[float]) -> float:
    return quantiles(taken, n=20, method="inclusive")[-1]
