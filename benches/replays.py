"""How long it takes to compute one case's clock anew."""

from benches.homes import Home, copied, told
from benches.table import Line

SLOWEST = 5.0  # milliseconds


def measured(home: Home) -> list[Line]:
    """From the ledger's bytes to the due dates, beside reading the same facts and doing nothing with them."""
    ran = told(copied(home, "again"), "benches.again")
    return [
        Line(
            what=f"Clock of one case of {ran['facts']:.0f} facts, computed anew from the ledger",
            on=home.database,
            ours=f"{ran['whole']:.1f} ms",
            beside=f"reading the facts alone: {ran['read']:.1f} ms",
            ratio=f"{ran['whole'] / ran['read']:.1f} ×",
            target=f"≤ {SLOWEST:.0f} ms",
            met=ran["whole"] <= SLOWEST,
        )
    ]
