"""The published folder: read, replaced while it is read, and refused in words when something in it is wrong."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from andan.cards.answers import Counter
from andan.cards.index import layout, manifest, publishing, reading, records, shelf
from andan.cards.index.layout import Unusable
from andan.cards.index.reading import Index
from andan.kit.refusals import WrongState

MARK = layout.fingerprint(b"k" * 32)
AT = datetime(2026, 11, 23, tzinfo=UTC)
HERE = records.value(office=1, arrived_on=date(2026, 11, 20), residence="any", ask=False)


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
