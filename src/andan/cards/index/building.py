"""Records in any order become one file."""

import os
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from andan.cards.index import layout
from andan.cards.index.layout import ENTRY, HEAD_BYTES, Head
from andan.cards.index.records import once_each
from andan.cards.index.sorting import RUN, SLICES, Sorter


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
    bits = layout.bits_for(sorter.count)
    sums, table, count = layout.summing(), bytearray(), 0
    out.write(bytes(HEAD_BYTES))
    for number, whole in enumerate(sorter.slices()):
        records = once_each(whole)
        piece = b"".join(records)
        out.write(piece)
        sums.update(piece)
        table += _starts(records, number, bits, count)
        count += len(records)
    table += ENTRY.pack(count)
    out.write(table)
    of_table = layout.summing()
    of_table.update(table)
    head = Head(bits, count, fingerprint, sums.digest(), of_table.digest())
    # The head comes last: a file that was cut off before it has none.
    out.seek(0)
    out.write(layout.written(head))
    return head


def _starts(records: Sequence[bytes], slice_number: int, bits: int, before: int) -> bytes:
    """The part of the table for one slice: where each bucket begins, counted in records from the file's first."""
    buckets = 2**bits // SLICES
    shift, first = 32 - bits, slice_number * buckets
    bounds = [(bucket << shift).to_bytes(4) for bucket in range(first, first + buckets)]
    return b"".join([ENTRY.pack(before + bisect_left(records, bound)) for bound in bounds])
