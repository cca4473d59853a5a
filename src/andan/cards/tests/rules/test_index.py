"""The published file: who is in it is found, nobody else; what was cut, changed or keyed otherwise is refused."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from andan.cards.answers import Counter
from andan.cards.index import building, layout, manifest, publishing, reading, records, shelf
from andan.cards.index.layout import Unusable
from andan.cards.index.reading import Index
from andan.cards.index.sorting import Sorter
from andan.kit.refusals import WrongState

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


def test_a_record_and_its_share_of_the_table_are_small(folder: Path) -> None:
    index = built(folder, [number.to_bytes(16) + HERE for number in range(2_000)])
    assert index.head.whole / 2_000 <= 48


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


# --- the folder ---------------------------------------------------------------------------------------------------


def put(folder: Path, keys: list[bytes], *, office: str = "ca-mau") -> manifest.Manifest:
    return publishing.put(
        folder,
        [[key + HERE for key in keys]],
        fingerprint=MARK,
        counters=lambda: [Counter(agency=office, name=office, keep_days=180)],
        at=AT,
        seen_until=AT,
    )


def held(manifest: manifest.Manifest, index: Index) -> Index:
    return index


def test_a_folder_is_published_and_read(tmp_path: Path) -> None:
    told = put(tmp_path / "new", [b"\x01" * 16])
    again, index = shelf.opened_in(tmp_path / "new", MARK)
    assert again == told
    assert (told.arrivals, told.records, told.newest) == (1, 1, date(2026, 11, 20))
    assert index.find(b"\x01" * 16)[2] == records.HERE


def test_a_manifest_survives_being_written(tmp_path: Path) -> None:
    told = put(tmp_path, [])
    assert manifest.read(manifest.written(told)) == told
    for raw in (b"", b"[]", b"{}", b'{"format": 99}', b"\xff"):
        with pytest.raises(Unusable):
            manifest.read(raw)


def test_a_publishing_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    put(tmp_path, [b"\x01" * 16])

    def torn() -> Iterator[list[bytes]]:
        yield [b"\x02" * 16 + HERE]
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        publishing.put(tmp_path, torn(), fingerprint=MARK, counters=list, at=AT, seen_until=AT)
    assert shelf.opened_in(tmp_path, MARK)[1].find(b"\x01" * 16)[2] == records.HERE
    put(tmp_path, [b"\x03" * 16])
    assert not list(tmp_path.glob(".draft-*"))


def test_two_publishings_at_once_are_refused(tmp_path: Path) -> None:
    put(tmp_path, [])

    def meanwhile() -> Iterator[list[bytes]]:
        with pytest.raises(WrongState):
            put(tmp_path, [b"\x02" * 16])
        yield []

    publishing.put(tmp_path, meanwhile(), fingerprint=MARK, counters=list, at=AT, seen_until=AT)


def test_old_files_go_and_the_one_before_stays_for_slow_readers(tmp_path: Path) -> None:
    files = [put(tmp_path, [bytes([n]) * 16]).file for n in range(4)]
    assert {path.name for path in tmp_path.glob("*.idx")} == set(files[-2:])


def test_a_manifest_and_a_file_of_two_publishings_are_refused(tmp_path: Path) -> None:
    first = put(tmp_path, [b"\x01" * 16])
    second = put(tmp_path, [b"\x02" * 16])
    (tmp_path / second.file).write_bytes((tmp_path / first.file).read_bytes())
    with pytest.raises(Unusable, match="không cùng"):
        shelf.opened_in(tmp_path, MARK)
    (tmp_path / second.file).unlink()
    with pytest.raises(Unusable, match="Thiếu"):
        shelf.opened_in(tmp_path, MARK)


class Watch:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_a_reader_keeps_what_it_holds_and_notices_within_a_second(tmp_path: Path, watch: Watch) -> None:
    one, other = b"\x01" * 16, b"\x02" * 16
    put(tmp_path, [one])
    reader = shelf.Shelf(tmp_path, MARK, held, tell_time=watch)
    before = reader.current()
    put(tmp_path, [other])
    assert reader.current() is before
    watch.now += shelf.LOOK_EVERY
    reader.current()
    reader.settle()
    after = reader.current()
    assert (after.find(one)[2], after.find(other)[2]) == (records.ABSENT, records.HERE)
    put(tmp_path, [])
    put(tmp_path, [])
    assert before.find(one)[2] == records.HERE, "a deleted file stays readable for whoever holds it"


def test_a_damaged_publication_leaves_the_one_before(
    tmp_path: Path, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, [b"\x01" * 16])
    reader = shelf.Shelf(tmp_path, MARK, held, tell_time=watch)
    before = reader.current()
    told = put(tmp_path, [b"\x02" * 16])
    (tmp_path / told.file).write_bytes(b"nothing")
    for _ in range(3):
        watch.now += shelf.LOOK_EVERY
        assert reader.current() is before
        reader.settle()
    assert len(caplog.records) == 1
    put(tmp_path, [b"\x03" * 16])
    watch.now += shelf.LOOK_EVERY
    reader.current()
    reader.settle()
    assert reader.current().find(b"\x03" * 16)[2] == records.HERE


def test_whoever_comes_while_it_is_opened_waits_for_it(tmp_path: Path) -> None:
    put(tmp_path, [b"\x01" * 16])
    opened: list[int] = []

    def slowly(told: manifest.Manifest, index: Index) -> Index:
        opened.append(1)
        time.sleep(0.05)
        return index

    reader = shelf.Shelf(tmp_path, MARK, slowly)
    with ThreadPoolExecutor(8) as crowd:
        found = list(crowd.map(lambda _: len(reader.current()), range(8)))
    assert (found, opened) == ([1] * 8, [1])


def test_a_folder_with_nothing_in_it_is_said(tmp_path: Path, watch: Watch) -> None:
    with pytest.raises(Unusable, match="Chưa có gì"):
        shelf.Shelf(tmp_path, MARK, held).current()
    nothing = reading.empty(MARK)
    reader = shelf.Shelf(tmp_path, MARK, held, nothing, tell_time=watch)
    assert reader.current() is nothing
    put(tmp_path, [b"\x01" * 16])
    watch.now += shelf.LOOK_EVERY
    assert reader.current().find(b"\x01" * 16)[2] == records.HERE
