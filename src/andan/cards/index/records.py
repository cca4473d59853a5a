"""One arrival in 21 bytes: its key, then the office's number, the day it came, and one byte of marks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from struct import Struct

from andan.cards.keyed import KEY_BYTES
from andan.cards.states import Residence

VALUE = Struct("<HHB")
SIZE = KEY_BYTES + VALUE.size
NOBODY, FIRST_DAY = 0, date(2000, 1, 1).toordinal()
ABSENT, HERE, ASK = 0, 1, 2  # the two low bits of the marks
RESIDENCES = (Residence.ANY, Residence.PERMANENT, Residence.TEMPORARY)  # the next two
NOTHING = VALUE.pack(NOBODY, 0, ABSENT)

key_of_record = itemgetter(slice(0, KEY_BYTES))
_day = Struct("<H")


def value(*, office: int, arrived_on: date, residence: str, ask: bool) -> bytes:
    """The five bytes behind a key. `office` counts from 1 in the manifest's list of counters."""
    marks = (ASK if ask else HERE) | RESIDENCES.index(Residence(residence)) << 2
    return VALUE.pack(office, arrived_on.toordinal() - FIRST_DAY, marks)


def residence_of(marks: int) -> Residence:
    return RESIDENCES[marks >> 2]


def once_each(records: Sequence[bytes]) -> Sequence[bytes]:
    """The sorted records with every key once. Whoever stands there twice is one to ask about at the counter."""
    if len(set(map(key_of_record, records))) == len(records):
        return records
    return list(_merged(records))


def _merged(records: Iterable[bytes]) -> Iterator[bytes]:
    held = b""
    for record in records:
        if held and record.startswith(held[:KEY_BYTES]):
            held = _both(held, record)
            continue
        if held:
            yield held
        held = record
    if held:
        yield held


def _both(one: bytes, other: bytes) -> bytes:
    """The later of two records with one key, marked as one to ask about."""
    later = max(one, other, key=lambda record: _day.unpack_from(record, KEY_BYTES + 2))
    return later[:-1] + bytes([later[-1] & ~0b11 | ASK])
