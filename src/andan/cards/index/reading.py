"""One file, open for asking."""

import mmap
from collections.abc import Iterator
from pathlib import Path
from struct import Struct

from andan.cards.index import layout
from andan.cards.index.layout import ENTRY, HEAD_BYTES, NOTHING_AT, Head, Unusable
from andan.cards.index.records import SIZE, VALUE
from andan.cards.keyed import KEY_BYTES

_PIECE = 4 * 1024 * 1024  # bytes summed at a time
_lead = Struct(">I").unpack_from
_bounds = Struct("<II").unpack_from
_value = VALUE.unpack_from
_ENTRY = ENTRY.size


class Index:
    """`find(key)` gives (office, day, marks) of records.py; for a key that is not there, the head's (0, 0, 0).

    The file stays mapped as long as somebody holds the index, also when it was deleted meanwhile.
    """

    def __init__(self, held: mmap.mmap | bytes, head: Head) -> None:
        self.head = head
        self._held, self._seek = held, held.find
        self._shift, self._table_at = 32 - head.bits, head.table_at

    def __len__(self) -> int:
        return self.head.records

    def find(self, key: bytes) -> tuple[int, int, int]:
        held, (lead,) = self._held, _lead(key)
        first, end = _bounds(held, self._table_at + (lead >> self._shift) * _ENTRY)
        end = HEAD_BYTES + end * SIZE
        at = self._seek(key, HEAD_BYTES + first * SIZE, end)
        while at >= 0 and (at - HEAD_BYTES) % SIZE:  # the same bytes across two records
            at = self._seek(key, at + 1, end)
        return _value(held, at + KEY_BYTES if at >= 0 else NOTHING_AT)

    def verify(self) -> None:
        """Read every byte. Raises Unusable when one of them changed since it was written."""
        if self._sum(HEAD_BYTES, self.head.table_at) != self.head.sum_of_records:
            raise Unusable("Chỉ mục bị hỏng. Công bố lại.")

    def check_table(self) -> None:
        """Read the table alone, one byte in fifty: with a sound one every answer comes from the right place."""
        if self._sum(self.head.table_at, self.head.whole) != self.head.sum_of_table:
            raise Unusable("Bảng tra của chỉ mục bị hỏng. Công bố lại.")

    def _sum(self, start: int, end: int) -> bytes:
        sums = layout.summing()
        for piece in _pieces(self._held, start, end):
            sums.update(piece)
        return sums.digest()


def _pieces(held: mmap.mmap | bytes, start: int, end: int) -> Iterator[bytes]:
    for at in range(start, end, _PIECE):
        yield held[at : min(at + _PIECE, end)]


def opened(path: Path, fingerprint: bytes) -> Index:
    """Raises Unusable for a file that is cut off, damaged in its head or table, or made with another key.

    `Index.verify` reads the rest; whoever swaps files does both before anybody is answered.
    """
    with path.open("rb") as file:
        head = layout.read(file.read(HEAD_BYTES))
        if head.fingerprint != fingerprint:
            raise Unusable(
                "Chỉ mục được lập bằng khóa khác. Chép đúng tệp khóa lookup.key, hoặc công bố lại."
            )
        if path.stat().st_size != head.whole:
            raise Unusable("Tệp chỉ mục bị cắt ngắn. Công bố lại.")
        index = Index(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), head)
    index.check_table()
    return index


def empty(fingerprint: bytes) -> Index:
    """An index without anybody, for a house that has published nothing yet."""
    table = bytes(ENTRY.size * (2**layout.FEWEST_BITS + 1))
    none, of_table = layout.summing(), layout.summing()
    of_table.update(table)
    head = Head(layout.FEWEST_BITS, 0, fingerprint, none.digest(), of_table.digest())
    return Index(layout.written(head) + table, head)
