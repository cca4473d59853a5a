"""Every read across rows. Each starts from the actor: "not yours" and "not there" are one answer."""

from andan.cards.queries.batches import Box, batches, entries
from andan.cards.queries.boards import Board, Cell, Tray, board
from andan.cards.queries.counters import counter_of, counter_row, offices_of
from andan.cards.queries.ended import erasable
from andan.cards.queries.figures import Figures, Office, Tally, figures
from andan.cards.queries.known import NEVER, Known, by_key, known, recorded_after, same_in, waiting_elsewhere
from andan.cards.queries.seen import arrival, arrivals, batch, left_open, tables
from andan.cards.queries.table import Wait, at_counter, uncollected

__all__ = [
    "NEVER",
    "Board",
    "Box",
    "Cell",
    "Figures",
    "Known",
    "Office",
    "Tally",
    "Tray",
    "Wait",
    "arrival",
    "arrivals",
    "at_counter",
    "batch",
    "batches",
    "board",
    "by_key",
    "counter_of",
    "counter_row",
    "entries",
    "erasable",
    "figures",
    "known",
    "left_open",
    "offices_of",
    "recorded_after",
    "same_in",
    "tables",
    "uncollected",
    "waiting_elsewhere",
]
