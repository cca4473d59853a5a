"""The card lookup: how many it answers beside others, how large its index is, and whether replacing it is noticed."""

import os
from collections.abc import Iterator
from statistics import median

from andan.cards.lookup.replies import PATH
from benches.homes import Home, told
from benches.lookup import around, servers
from benches.lookup.contest import FEW, Ground, Volleys, played, prepared
from benches.lookup.replacing import Replacing
from benches.lookup.wrk import told as counted
from benches.table import Line, middle_ratio, share

DOOR, ALONE = "Card lookup in front of Django", "Card lookup, the server that stands alone"
USUAL = "FastAPI, SQLAlchemy, asyncpg and PostgreSQL on one core"
PEER_CARDS = 1_000_000
MOST_BYTES, MOST_SECONDS = 48, 60.0
SWAP_SECONDS = 6.0


def measured(home: Home, *, rounds: int, seconds: float, cards: int) -> list[Line]:
    """Build, then play, then replace while asking, then everything around the lookup."""
    ground, url = prepared(home), os.environ.get("DATABASE_URL", "")
    url = url if url.startswith("postgres") else ""
    many = ground.published("many", cards)
    ground.published("few", FEW)
    if url:
        told(_with(home, url), "benches.fastapi_peer", "fill", min(cards, PEER_CARDS))
    volleys = played(ground, url, rounds=rounds, seconds=seconds)
    return [
        *_beside(home, volleys, cards),
        *_sizes(home, many),
        _replaced(ground, cards),
        *around.measured(home, rounds=rounds),
    ]


def _with(home: Home, url: str) -> Home:
    return Home("PostgreSQL", {**home.surroundings, "DATABASE_URL": url})


def _beside(home: Home, volleys: dict[str, Volleys], cards: int) -> Iterator[Line]:
    """Each claim: who, beside whom, the least ratio of answers a second that is promised."""
    claims = (
        (DOOR, "door", "empty reply", "the same server's empty reply", 0.5),
        (DOOR, "door", "empty view", "the same server's empty Django view", None),
        (DOOR, "door", "usual way", USUAL, 20.0),
        (ALONE, "alone", "nginx, usual", "nginx that looks for a file, logs and answers 404", 0.6),
        (ALONE, "alone", "nginx, bare", "nginx that does nothing but answer 404", None),
        (ALONE, "alone", "usual way", USUAL, 60.0),
        (f"{ALONE}, {cards:,} cards", "alone", "alone, few", f"with {FEW:,}", 0.9),
    )
    for what, name, other, beside, least in claims:
        if other in volleys:
            yield _claim(home, what, volleys[name], volleys[other], beside, least)
    yield _slowness(home, volleys["door"], volleys["empty reply"])


def _claim(home: Home, what: str, ours: Volleys, theirs: Volleys, beside: str, least: float | None) -> Line:
    ratio = middle_ratio(ours.rates, theirs.rates)
    by_cost = middle_ratio(theirs.costs, ours.costs)
    shown = _times if (least or ratio) > 2 else share
    return Line(
        what=what,
        on=home.database,
        ours=_told(ours),
        beside=f"{beside}: {_told(theirs)}",
        ratio=f"{shown(ratio)} (by processor time {shown(by_cost)})",
        target=f"≥ {shown(least)}" if least else "",
        met=ratio >= least if least else None,
    )


def _told(volleys: Volleys) -> str:
    return (
        f"{median(volleys.rates):,.0f}/s at {median(volleys.costs):.0f} µs of processor, "
        f"99 % within {median(volleys.slow):.1f} ms"
    )


def _times(ratio: float) -> str:
    return f"{ratio:.1f} ×"


def _slowness(home: Home, ours: Volleys, empty: Volleys) -> Line:
    ratio = middle_ratio(ours.slow, empty.slow)
    return Line(
        what=f"{DOOR}, 99 % within",
        on=home.database,
        ours=f"{median(ours.slow):.1f} ms",
        beside=f"the same server's empty reply: {median(empty.slow):.1f} ms",
        ratio=_times(ratio),
        target="≤ 3 ×",
        met=ratio <= 3,
    )


def _sizes(home: Home, made: dict[str, float]) -> Iterator[Line]:
    each = made["bytes"] / made["cards"]
    what = f"Index of {made['cards']:,.0f} cards"
    yield Line(
        what=f"{what}, with the offices' words",
        on=home.database,
        ours=f"{each:.1f} bytes a card",
        beside=f"{made['bytes'] / 1e6:,.0f} MB",
        target=f"≤ {MOST_BYTES} bytes",
        met=each <= MOST_BYTES,
    )
    yield Line(
        what=f"{what}, written and safe on the disk",
        on=home.database,
        ours=f"{made['seconds']:.1f} s, {made['memory']:.0f} MB of memory",
        beside=f"{made['cards'] / made['seconds']:,.0f} cards a second",
        target=f"≤ {MOST_SECONDS:.0f} s for 20,000,000",
        met=made["seconds"] <= MOST_SECONDS,
    )


def _replaced(ground: Ground, cards: int) -> Line:
    """Asked without a break while the publication is replaced twice: how many failed."""
    folder = ground.folder / "many"
    with servers.alone(ground.home, folder) as server, Replacing(folder, SWAP_SECONDS / 3):
        fired = counted(server, PATH, ground.questions, seconds=SWAP_SECONDS)
    failed = fired.refused + fired.broken
    return Line(
        what=f"Index of {cards:,} cards replaced while asked",
        on=ground.home.database,
        ours=f"{failed} of {fired.rate * SWAP_SECONDS:,.0f} failed, 99 % within {fired.slow:.1f} ms",
        beside="replaced twice meanwhile",
        target="none failed",
        met=not failed,
    )
