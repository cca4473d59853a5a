"""How long things took, kept as counts of a fixed scale, so that the middle of many counts is found by adding them.

Eight marks a doubling of the time. A median or a ninth tenth read from the scale is at most ERROR off: nearest rank,
the middle of its mark. Times under eleven minutes are told apart to the minute.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import accumulate
from math import ceil, log2

A_DOUBLING = 8
ERROR = 2 ** (1 / (2 * A_DOUBLING)) - 1  # of the time plus a minute: 4.4 %
MEDIAN, NINE_TENTHS = 0.5, 0.9


def minutes(start: datetime, end: datetime) -> int:
    """Whole minutes from `start` to `end`; 0 where the end is before the start."""
    return max(int((end - start).total_seconds()) // 60, 0)


def mark(waited: int) -> int:
    """The mark of the scale for so many minutes."""
    return int(A_DOUBLING * log2(waited + 1))


def share_within(marks: Mapping[int, int], share: float) -> int | None:
    """Within so many minutes `share` of all were done, by `marks` counted; None when there is nothing to count."""
    if not marks:
        return None
    order = sorted(marks)
    rank = max(ceil(share * sum(marks.values())), 1)
    counted = accumulate(marks[one] for one in order)
    found = next(one for one, so_far in zip(order, counted, strict=True) if so_far >= rank)
    return round(2 ** ((found + 0.5) / A_DOUBLING) - 1)
