"""Records in any order become one file."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from struct import Struct
from typing import IO

from andan.cards.index import layout
from andan.cards.index.layout import HEAD_BYTES, LEAD_BITS, Head
from andan.cards.index.records import SIZE, once_each
from andan.cards.index.sorting import RUN, Sorter

_EMPTY = bytes(SIZE)
_lead = Struct(f">I{SIZE - LEAD_BITS // 8}x").iter_unpack


def build(batches: Iterable[Sequence[bytes]], path: Path, *, fingerprint: bytes, run: int = RUN) -> Head:
    """Write the file at `path`, which must not exist, and see it safe on the disk. Memory stays bounded."""
    with Sorter(path.parent, run=run) as sorter:
        for records in batches:
            sorter.add(records)
        with path.open("xb") as out:
            head = _written(sorter, out, fingerprint)
            out.flush()
            os.fsync(out.fileno())
    return head


def _written(sorter: Sorter, out: IO[bytes], fingerprint: bytes) -> Head:
    placing, sums = _Placing(layout.homes_for(sorter.count)), layout.summing()
    out.write(bytes(HEAD_BYTES))
    for whole in sorter.slices():
        piece = placing.placed(once_each(whole))
        out.write(piece)
        sums.update(piece)
    rest = placing.rest()
    out.write(rest)
    sums.update(rest)
    head = Head(placing.homes, placing.reach, placing.count, fingerprint, sums.digest())
    # The head comes last: a file that was cut off before it has none.
    out.seek(0)
    out.write(layout.written(head))
    return head


class _Placing:
    """Gives sorted records their places: each its home, or the next that is free."""

    def __init__(self, homes: int) -> None:
        self.homes, self.reach, self.count = homes, 0, 0
        self._next = 0  # place that is free

    def placed(self, records: Sequence[bytes]) -> bytes:
        """These records, and empty places before those whose home lies further on."""
        homes, free, reach = self.homes, self._next, self.reach
        placed: list[bytes] = []
        for record, (lead,) in zip(records, _lead(b"".join(records)), strict=True):
            ahead = (lead * homes >> LEAD_BITS) - free
            if ahead > 0:
                placed.append(_EMPTY * ahead)
                free += ahead
            elif -ahead > reach:
                reach = -ahead
            placed.append(record)
            free += 1
        self._next, self.reach = free, reach
        self.count += len(records)
        return b"".join(placed)

    def rest(self) -> bytes:
        """Empty places up to the end, after all records."""
        return _EMPTY * (self.homes + self.reach - self._next)
