"""One file, open for asking."""

import mmap
from pathlib import Path
from struct import Struct

from andan.cards.index import layout
from andan.cards.index.layout import HEAD_BYTES, LEAD_BITS, NOTHING_AT, Head, Unusable
from andan.cards.index.records import SIZE, VALUE
from andan.cards.keyed import KEY_BYTES

_PIECE = 4 * 1024 * 1024  # bytes summed at a time
_lead = Struct(">I").unpack_from
_value = VALUE.unpack_from


class Index:
    """`find(key)` gives (office, day, marks) of records.py; for a key that is not there, the head's (0, 0, 0).

    The file stays mapped as long as somebody holds the index, also when it was deleted meanwhile.
    """

    def __init__(self, held: mmap.mmap | bytes, head: Head) -> None:
        self.head = head
        self._held, self._seek = held, held.find
        self._homes, self._reached = head.homes, (head.reach + 1) * SIZE

    def __len__(self) -> int:
        return self.head.records

    def find(self, key: bytes) -> tuple[int, int, int]:
        (lead,) = _lead(key)
        at = HEAD_BYTES + (lead * self._homes >> LEAD_BITS) * SIZE
        end = at + self._reached
        at = self._seek(key, at, end)
        while at >= 0 and (at - HEAD_BYTES) % SIZE:  # the same bytes across two records
            at = self._seek(key, at + 1, end)
        return _value(self._held, at + KEY_BYTES if at >= 0 else NOTHING_AT)

    def verify(self) -> None:
        """Read every byte. Raises Unusable when one of them changed since it was written."""
        sums = layout.summing()
        for start in range(HEAD_BYTES, self.head.whole, _PIECE):
            sums.update(self._held[start : start + _PIECE])
        if sums.digest() != self.head.sum:
            raise Unusable("Chỉ mục bị hỏng. Công bố lại.")


def opened(path: Path, fingerprint: bytes) -> Index:
    """Raises Unusable for a file that is cut off, damaged in its head, or made with another key.

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
        return Index(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), head)


def empty(fingerprint: bytes) -> Index:
    """An index without anybody, for a house that has published nothing yet."""
    places, sums = bytes(SIZE), layout.summing()
    sums.update(places)
    head = Head(homes=1, reach=0, records=0, fingerprint=fingerprint, sum=sums.digest())
    return Index(layout.written(head) + places, head)
