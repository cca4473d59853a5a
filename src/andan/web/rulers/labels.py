"""Where the labels over a ruler find room: none upon another, none across another's line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROWS = 4  # the lowest one stands right over the scale
_LETTER = 6.9  # pixels that one letter takes, on average
_BESIDE, _GAP = 5, 6  # pixels from the line to its label, and between labels
_MOST = 4  # so many are tried together; a ruler with more tells the rest in words


@dataclass(frozen=True, slots=True)
class Wish:
    """A label beside the line at `x`: the texts, rows and sides it would take, the dearest first."""

    x: float
    texts: tuple[str, ...]
    rows: tuple[int, ...]
    anchors: tuple[str, ...] = ("start", "end")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands; `anchor` is start (right of the line) or end; an empty text found no room."""

    x: float
    text: str
    row: int
    anchor: str

    @property
    def span(self) -> tuple[float, float]:
        length = len(self.text) * _LETTER
        near = self.x + _BESIDE if self.anchor == "start" else self.x - _BESIDE - length
        return near, near + length


def settled(wishes: Sequence[Wish], width: float) -> list[Place]:
    """A place for every wish, in their order; the last ones stay without a label where there is no room for all."""
    for count in range(min(len(wishes), _MOST), 0, -1):
        found = _settle(list(wishes[:count]), [], width)
        if found is not None:
            return [*found, *(Place(wish.x, "", ROWS - 1, "start") for wish in wishes[count:])]
    return [Place(wish.x, "", ROWS - 1, "start") for wish in wishes]


def _settle(waiting: list[Wish], placed: list[Place], width: float) -> list[Place] | None:
    if not waiting:
        return placed
    for place in _places(waiting[0], width):
        if all(_apart(place, other) for other in placed):
            found = _settle(waiting[1:], [*placed, place], width)
            if found is not None:
                return found
    return None


def _places(wish: Wish, width: float) -> Iterator[Place]:
    for text in wish.texts:
        for row in wish.rows:
            for anchor in wish.anchors:
                place = Place(wish.x, text, row, anchor)
                if place.span[0] >= 0 and place.span[1] <= width:
                    yield place


def _apart(one: Place, other: Place) -> bool:
    upper, lower = (one, other) if one.row <= other.row else (other, one)
    left, right = lower.span
    crossed = left - 2 < upper.x < right + 2  # the upper one's line runs down past the lower label
    if upper.row != lower.row:
        return not crossed
    begin, end = upper.span
    beside = end + _GAP <= left or right + _GAP <= begin
    return beside and not crossed and not begin - 2 < lower.x < end + 2
