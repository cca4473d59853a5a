"""A long piece of work cut into short transactions, so that everybody else gets their turn between two of them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection, connections

Piece = TypeVar("Piece")
Done = TypeVar("Done")


def worked_through(work: Callable[[Piece], Done], pieces: Sequence[Piece]) -> list[Done]:
    """`work(piece)` for each, in any order; `work` opens a transaction of its own and knows of no other piece.

    On PostgreSQL two at a time: while the server writes one, the next is made ready. Where a piece fails, others may be
    done nevertheless, and its error is raised.
    """
    left = iter(pieces)
    if connection.vendor != "postgresql" or connection.in_atomic_block or len(pieces) < 2:
        return [work(piece) for piece in left]
    with ThreadPoolExecutor(1) as beside:
        theirs = beside.submit(_with_own_connection, work, left)
        return [work(piece) for piece in left] + theirs.result()


def _with_own_connection(work: Callable[[Piece], Done], left: Iterator[Piece]) -> list[Done]:
    try:
        return [work(piece) for piece in left]
    finally:
        connections.close_all()
