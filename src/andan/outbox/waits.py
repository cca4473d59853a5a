"""When to try again. Pure."""

from collections.abc import Callable
from datetime import timedelta

FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=4)
MOST_TRIES = 15  # together about half a day
SHORTEST_ASKED, LONGEST_ASKED = timedelta(seconds=1), timedelta(days=1)


def before_try(after_tries: int, chance: Callable[[], float]) -> timedelta:
    """How long to wait after that many tries: twice as long each time, a random half of it left out.

    `chance` draws from [0, 1). Letters that failed together do not come back together.
    """
    doubled: int = 2 ** (min(after_tries, 32) - 1)
    whole = min(FIRST * doubled, LONGEST)
    return whole * (0.5 + chance() / 2)


def asked(seconds: float) -> timedelta:
    """What the other side asked for, within reason."""
    least, most = SHORTEST_ASKED.total_seconds(), LONGEST_ASKED.total_seconds()
    return timedelta(seconds=min(max(seconds, least), most))
