"""What a citizen's browser loads on a first visit, and what the database is asked for it."""

from typing import Any

from benches.homes import Home, told
from benches.server import serving
from benches.table import Line

LARGEST, MOST = 150.0, 15  # kB, queries


def measured(home: Home) -> list[Line]:
    """One visit to every page."""
    with serving(home) as server:
        visited = told(home, "benches.visits", server.port)
    return [
        _line(home, visited, "kB", "Citizen pages, compressed first load with every face", LARGEST, 1000),
        _line(home, visited, "queries", "Citizen pages, SQL queries", MOST, 1),
    ]


def _line(home: Home, visited: list[dict[str, Any]], unit: str, what: str, most: float, scale: int) -> Line:
    counted = [(one["page"], one["bytes" if unit == "kB" else unit] / scale) for one in visited]
    worst, value = max(counted, key=lambda one: one[1])
    return Line(
        what=what,
        on=home.database,
        ours=f"{value:.0f} {unit} at most ({worst})",
        beside=", ".join(f"{page} {count:.0f}" for page, count in counted),
        target=f"≤ {most:.0f} {unit}",
        met=value <= most,
    )
