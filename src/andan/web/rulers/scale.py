"""Where moments lie on a ruler, and where their labels find room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from andan.web.rulers.shapes import Band, Due, Mark

_LETTER = 6.9  # pixels that one letter of a label takes, on average
_ROWS, _GAP = 3, 8


@dataclass(frozen=True, slots=True)
class Scale:
    """Moments from `start` to `end` on pixels from `low` to `high`; what lies outside stands at the edge."""

    start: datetime
    end: datetime
    low: float
    high: float

    def x(self, moment: datetime) -> float:
        share = (moment - self.start) / ((self.end - self.start) or timedelta(days=1))
        return round(self.low + min(max(share, 0), 1) * (self.high - self.low), 1)

    def band(self, begin: datetime, end: datetime) -> Band:
        return Band(self.x(begin), self.x(end) - self.x(begin))

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def marks(scale: Scale, dues: Sequence[tuple[Due, str]], width: int) -> tuple[Mark, ...]:
    """Labels take the first of three rows in which they do not touch their left neighbour."""
    ends = [0.0] * _ROWS
    placed = []
    for due, text in dues:
        x, length = scale.x(due.at), len(text) * _LETTER
        anchor = "end" if x + length > width else "start"
        begin = x - length if anchor == "end" else x
        row = next((row for row, end in enumerate(ends) if end <= begin), len(ends) - 1)
        ends[row] = begin + length + _GAP
        placed.append(Mark(x=x, row=row, anchor=anchor, text=text, tone=due.tone))
    return tuple(placed)
