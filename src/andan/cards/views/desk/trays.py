"""A tray of fifty places as a drawing: runs of equal places, so that a full tray is one rectangle. Pure geometry."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from andan.cards.queries import Board, Cell, Tray
from andan.cards.queries.boards import TRAY

PLACE, GAP, TEN = 13, 3, 2  # pixels: a place, the gap after it, what every tenth gap is wider
WIDTH = TRAY * (PLACE + GAP) + 4 * TEN - GAP


@dataclass(frozen=True, slots=True)
class Run:
    """Places of one state, from pixel `x` on."""

    state: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """`told` says in words what the picture shows."""

    number: int
    runs: list[Run]
    told: str
    width: int = WIDTH


def drawn(trays: Collection[Tray]) -> list[Drawn]:
    return [Drawn(tray.number, _runs(tray), _told(tray)) for tray in trays]


def touched(board: Board, positions: Collection[int]) -> list[Tray]:
    """The trays in which something changed when these places did: theirs, and that of the last card.

    A tray that came to be beyond the board, because its only card was taken back, is told as an empty one.
    """
    last = board.latest[0].position if board.latest else 0
    numbers = {number_of(place) for place in (*positions, last, last - 1) if place > 0}
    known = {tray.number: tray for tray in board.trays}
    return [known.get(number) or _empty(number) for number in sorted(numbers)]


def number_of(position: int) -> int:
    return (position - 1) // TRAY + 1


def _empty(number: int) -> Tray:
    first = (number - 1) * TRAY + 1
    return Tray(number, [Cell(position, "empty") for position in range(first, first + TRAY)])


def _runs(tray: Tray) -> list[Run]:
    """Places that are looked at one by one make a run each."""
    found: list[Run] = []
    for (state, _), cells in groupby(enumerate(tray.cells), key=lambda one: _kind(*one)):
        places = [place for place, _ in cells]
        start = _x(places[0])
        found.append(Run(state, start, _x(places[-1]) + PLACE - start))
    return found


def _kind(place: int, cell: Cell) -> tuple[str, int]:
    return (cell.state, -1) if cell.state in {"done", "empty"} else (cell.state, place)


def _x(place: int) -> int:
    return place * (PLACE + GAP) + place // 10 * TEN


def _told(tray: Tray) -> str:
    doubts = sum(cell.state == "doubt" for cell in tray.cells)
    told = f"Khay {tray.number}: {tray.counted} thẻ"
    return f"{told}, {doubts} thẻ cần xem" if doubts else told
