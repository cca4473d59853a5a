"""The sweep of what is due, with many open reports that all became late at once."""

from benches.homes import Home, copied, told
from benches.table import Line

MANY, FEW = 100_000, 1_000
SLOWEST = 10.0  # seconds


def measured(home: Home, *, many: int = MANY) -> list[Line]:
    """One sweep over many, beside one over few in a copy of the same home."""
    few = told(copied(home, "late-few"), "benches.late", FEW)
    lot = told(copied(home, "late-many"), "benches.late", many)
    each = {name: 1e6 * run["seconds"] / run["steps"] for name, run in (("few", few), ("lot", lot))}
    return [
        Line(
            what=f"Sweep of {many:,} open reports, all newly late",
            on=home.database,
            ours=f"{lot['seconds']:.1f} s, {each['lot']:.0f} µs each, {lot['own']:.1f} s of the process",
            beside=f"with {FEW:,}: {each['few']:.0f} µs each",
            ratio=f"{each['lot'] / each['few']:.2f} ×",
            target=f"≤ {SLOWEST:.0f} s",
            met=lot["seconds"] <= SLOWEST,
        )
    ]
