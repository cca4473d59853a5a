"""The published file: who is in it is found, nobody else; what was cut, changed or keyed otherwise is refused."""

from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from andan.cards.answers import Counter
from andan.cards.index import building, layout, reading, records
from andan.cards.index.layout import Unusable
from andan.cards.index.reading import Index
from andan.cards.index.sorting import Sorter

MARK = layout.fingerprint(b"k" * 32)
AT = datetime(2026, 11, 23, tzinfo=UTC)
COUNTER = Counter(agency="ca-mau", name="Công an phường Mẫu", keep_days=180)
KEYS = st.binary(min_size=16, max_size=16)
CROWDED = st.builds(
    lambda head, tail: head + tail,
    st.sampled_from([b"\0" * 15, b"\xff" * 15]),
    st.binary(min_size=1, max_size=1),
)
VALUES = st.builds(
    records.value,
    office=st.integers(1, 9),
    arrived_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    residence=st.sampled_from(records.RESIDENCES),
    ask=st.booleans(),
)
HERE = records.value(office=1, arrived_on=date(2026, 11, 20), residence="any", ask=False)


def built(folder: Path, found: list[bytes], *, run: int = 1_000) -> Index:
    path = folder / f"{len(list(folder.iterdir()))}.idx"
    building.build([found[at : at + 7] for at in range(0, len(found), 7)], path, fingerprint=MARK, run=run)
    index = reading.opened(path, MARK)
    index.verify()
    return index


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(KEYS | CROWDED, VALUES, max_size=120),
    st.sets(KEYS | CROWDED, max_size=30),
    st.integers(1, 50),
)
def test_who_is_in_it_is_found_and_nobody_else(
    folder: Path, there: dict[bytes, bytes], others: set[bytes], run: int
) -> None:
    index = built(folder, [key + value for key, value in there.items()], run=run)
    assert len(index) == len(there)
    for key, value in there.items():
        assert index.find(key) == records.VALUE.unpack(value)
    for key in others - set(there):
        assert index.find(key) == (records.NOBODY, 0, records.ABSENT)


@given(st.lists(st.binary(min_size=records.SIZE, max_size=records.SIZE), max_size=200), st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_slices_give_everything_back_in_order(folder: Path, found: list[bytes], run: int) -> None:
    with Sorter(folder, run=run) as sorter:
        for at in range(0, len(found), 9):
            sorter.add(found[at : at + 9])
        slices = list(sorter.slices())
    assert [one for whole in slices for one in whole] == sorted(found)
    assert all(one[0] == number for number, whole in enumerate(slices) for one in whole)


def test_bytes_across_two_records_are_no_record(folder: Path) -> None:
    first, second = b"\x11" * 16, b"\x12" * 16
    index = built(folder, [first + HERE, second + HERE])
    across = (first + HERE + second + HERE)[1:17]
    assert index.find(first)[2] == records.HERE
    assert index.find(across) == (0, 0, records.ABSENT)


def test_who_stands_there_twice_is_to_ask_at_the_counter(folder: Path) -> None:
    key = b"\x42" * 16
    later = records.value(office=7, arrived_on=date(2026, 11, 22), residence="temporary", ask=False)
    index = built(folder, [key + later, key + HERE, b"\x43" * 16 + HERE])
    office, _, marks = index.find(key)
    assert (office, marks & 0b11, records.residence_of(marks)) == (7, records.ASK, "temporary")
    assert len(index) == 2


def test_a_record_and_its_share_of_the_empty_places_are_small_and_near_its_home(folder: Path) -> None:
    keys = [blake2b(number.to_bytes(4), digest_size=16).digest() for number in range(5_000)]
    index = built(folder, [key + HERE for key in keys])
    assert index.head.whole / len(keys) <= 30
    assert index.head.reach <= 30
    assert all(index.find(key)[2] == records.HERE for key in keys)


def test_what_lies_beyond_the_last_home_is_found(folder: Path) -> None:
    """Keys of one home, the last: they lie in a row behind it, up to the end of the file."""
    keys = [b"\xff" * 4 + bytes([number]) * 12 for number in range(40)]
    index = built(folder, [key + HERE for key in keys])
    assert index.head.reach == 39
    assert all(index.find(key)[2] == records.HERE for key in keys)
    assert index.find(b"\xff" * 16)[2] == records.ABSENT


@pytest.mark.parametrize("end", [0, 10, layout.HEAD_BYTES, 300, -1])
def test_a_file_that_was_cut_off_is_refused(folder: Path, tmp_path: Path, end: int) -> None:
    built(tmp_path, [number.to_bytes(16) + HERE for number in range(50)])
    whole = next(tmp_path.glob("*.idx"))
    cut = tmp_path / "cut.idx"
    cut.write_bytes(whole.read_bytes()[:end])
    with pytest.raises(Unusable):
        reading.opened(cut, MARK)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_changed_byte_is_noticed(folder: Path, data: st.DataObject) -> None:
    path = folder / "sound.idx"
    if not path.exists():
        building.build([[bytes([n]) * 16 + HERE for n in range(60)]], path, fingerprint=MARK)
    raw = bytearray(path.read_bytes())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    changed = folder / "changed.idx"
    changed.write_bytes(raw)
    with pytest.raises(Unusable):
        reading.opened(changed, MARK).verify()


def test_another_key_is_refused_loudly(folder: Path) -> None:
    path = folder / "keyed.idx"
    building.build([], path, fingerprint=MARK)
    with pytest.raises(Unusable, match="khóa khác"):
        reading.opened(path, layout.fingerprint(b"x" * 32))


def test_a_fingerprint_tells_keys_apart_and_is_no_key_of_anybody() -> None:
    assert layout.fingerprint(b"a" * 32) != layout.fingerprint(b"b" * 32)
    assert b"a" * 8 not in layout.fingerprint(b"a" * 32)


def test_an_index_without_anybody_finds_nobody() -> None:
    assert reading.empty(MARK).find(b"\x01" * 16) == (0, 0, records.ABSENT)
