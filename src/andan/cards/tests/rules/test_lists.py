import io
import tracemalloc
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.cards.payloads import Card, Unreadable, Why, read
from andan.cards.payloads.lists import HEAD, lines
from andan.cards.tests.invented import people
from andan.cards.tests.listed import Scan, box, csv_of, text_of
from andan.cards.tests.scans import seven
from andan.kit.refusals import Invalid

TODAY = date(2026, 11, 25)
AN, BINH, CHAU = people(3, 3)
CARDS = [Card(one.full_name, one.birth) for one in (AN, BINH, CHAU)]
BOX = [Scan(seven(one), one) for one in (AN, BINH, CHAU)]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def told(content: bytes) -> list[tuple[int, Card | Unreadable]]:
    return [(line.number, read(line.text, today=TODAY)) for line in lines(io.BytesIO(content))]


def named(*rows: str, encoding: str = "utf-8") -> list[tuple[int, Card | Unreadable]]:
    return told("\n".join(rows).encode(encoding))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n"])
def test_one_payload_a_line(encoding: str, end: str) -> None:
    content = end.join(scan.text for scan in BOX).encode(encoding)
    assert [card for _, card in told(content)] == CARDS


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("column", [0, 1, 3])
def test_a_payload_in_any_column(encoding: str, delimiter: str, column: int) -> None:
    content = csv_of(BOX, delimiter=delimiter, column=column, encoding=encoding)
    assert told(content) == list(zip((2, 3, 4), CARDS, strict=True))


def test_a_payload_that_is_not_quoted_keeps_its_commas() -> None:
    rows = [f"{number},{scan.text},ok" for number, scan in enumerate(BOX)]
    assert named("STT,Mã QR,Ghi chú", *rows) == list(zip((2, 3, 4), CARDS, strict=True))


def test_one_card_in_two_rows_has_one_text() -> None:
    texts = {
        line.text
        for row in (
            f"1,{BOX[0].text},ok",
            f'2,"{BOX[0].text}",no',
            f"{BOX[0].text}",
            f"3\t{BOX[0].text}\t8:00",
        )
        for line in lines(io.BytesIO(row.encode()))
    }
    assert texts == {BOX[0].text}


def test_a_row_may_hold_several_cards() -> None:
    one, two, three = (scan.text for scan in BOX)
    assert named(f'1,"{one}","{two}"', f"{three}\t{three}\tok\t{one}") == [
        (1, CARDS[0]),
        (1, CARDS[1]),
        (2, CARDS[2]),
        (2, CARDS[0]),
    ]
    assert named(f"1,{one},{two}") == [(1, Unreadable(Why.GLUED))]


def test_a_quoted_payload_may_end_with_its_line() -> None:
    rows = [f'{number},"{scan.text}\r\n",ok' for number, scan in enumerate(BOX)]
    assert [card for _, card in named("STT,Mã QR,Ghi chú", *rows)] == CARDS


def test_a_stray_quote_swallows_nobody() -> None:
    rows = [scan.text.replace(", ", ' "', 1) for scan in BOX]
    assert [card for _, card in named(*rows)] == CARDS
    assert [number for number, _ in named(rows[0], "xyz", rows[1])] == [1, 2, 3]


def test_text_of_old_windows_is_read() -> None:
    text = "Ho ten,Ngay sinh\nTrâ\u0300n Văn Mâ\u0303u,9/7/1997"
    assert told(text.encode("cp1258")) == [(2, Card("Trần Văn Mẫu", "19970709"))]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("STT,Họ tên,Ngày sinh", "1,Nguyễn Thị Mẫu,09/07/1997"),
        ("STT;Họ và tên;Ngày, tháng, năm sinh;Địa chỉ", "1;Nguyễn Thị Mẫu;09/07/1997;Phường Mẫu"),
        ("Ngày sinh\tHọ tên", "19970709\tNguyễn Thị Mẫu"),
        ("STT,Họ đệm,Tên,Ngày sinh", "1,Nguyễn Thị,Mẫu,1997-07-09 00:00:00"),
        ("Số CCCD,Họ tên,Giới tính,Ngày sinh", "099197000123,Nguyễn Thị Mẫu,Nữ,9071997"),
        ("Họ, chữ đệm và tên khai sinh;Ngày sinh (ngày/tháng/năm)", "Nguyễn Thị Mẫu;09/07/1997"),
        ("HỌ TÊN , NGÀY SINH", '"Nguyễn Thị Mẫu"," 9/7/1997"'),
        ("Số CCCD|Số CMND|Họ tên|Ngày sinh", "099197000123||Nguyễn Thị Mẫu|09071997"),
    ],
)
def test_a_list_of_names_and_birth_dates(heading: str, row: str) -> None:
    assert named("UBND PHƯỜNG MẪU", "DANH SÁCH THẺ CĂN CƯỚC", "", heading, row, "", ",,,") == [
        (5, Card("Nguyễn Thị Mẫu", "19970709"))
    ]


def test_a_list_without_a_heading() -> None:
    assert named("1,Nguyễn Thị Mẫu,09/07/1997,Phường Mẫu", "2,Lê Thử,01/02/1990,Xã Mẫu") == [
        (1, Card("Nguyễn Thị Mẫu", "19970709")),
        (2, Card("Lê Thử", "19900201")),
    ]


def test_a_day_that_may_be_that_of_the_scan_is_no_birth() -> None:
    assert named("1,Lê Thử,25/11/2026") == [(1, Unreadable(Why.NOT_A_CARD))]


def test_what_cannot_be_read_is_counted_where_it_stands() -> None:
    assert named(
        "Họ tên,Ngày sinh", "Lê Thử,", "Lê Thử,31/02/1990", ",01/02/1990", "Lê 2,1990", "Lê Thử,1990"
    ) == [
        (2, Unreadable(Why.BIRTH)),
        (3, Unreadable(Why.BIRTH)),
        (4, Unreadable(Why.NOT_A_CARD)),
        (5, Unreadable(Why.STRANGE_NAME)),
        (6, Card("Lê Thử", "19900000")),
    ]
    assert named("abc", BOX[0].text, "xyz", "eyJhbGciOiJIUzI1NiJ9.abcdefg", "1,099097000123,8:00") == [
        (1, Unreadable(Why.NOT_A_CARD)),
        (2, CARDS[0]),
        (3, Unreadable(Why.NOT_A_CARD)),
        (4, Unreadable(Why.VNEID)),
        (5, Unreadable(Why.NUMBER_ONLY)),
    ]
    assert named("Đây là thư", "không phải danh sách") == [
        (1, Unreadable(Why.NOT_A_CARD)),
        (2, Unreadable(Why.NOT_A_CARD)),
    ]


def test_an_empty_list_has_no_lines() -> None:
    assert told(b"") == told(b"\xef\xbb\xbf\r\n\r\n") == told("\ufeff".encode("utf-16-le")) == []


@pytest.mark.parametrize("length", [50_000, 1_000_000])
def test_an_overlong_line_is_one_line(length: int) -> None:
    content = b"x" * length + b"\n" + BOX[0].text.encode()
    assert told(content) == [(1, Unreadable(Why.TOO_LONG)), (2, CARDS[0])]
    assert max(len(line.text) for line in lines(io.BytesIO(content))) <= 8_000


class Trickle(io.RawIOBase):
    """A pipe that gives a few bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        self._rest, self._size = content, size

    def read(self, size: int = -1) -> bytes:
        piece, self._rest = self._rest[: self._size], self._rest[self._size :]
        return piece


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("end", "size"), [("\n", 1000), ("\r\n", 101), ("\r\n", 4097), ("\r", 99_991)])
def test_the_pieces_a_list_comes_in_change_nothing(encoding: str, end: str, size: int) -> None:
    texts = [scan.text for scan in BOX * (HEAD // 200)]
    content = end.join(texts).encode(encoding)
    got = [(line.number, line.text) for line in lines(Trickle(content, size))]  # type: ignore[arg-type]
    assert got == list(enumerate(texts, 1))


@given(st.binary(max_size=400))
def test_any_bytes_are_lines_or_refused(content: bytes) -> None:
    with suppress(Invalid):
        numbers = [number for number, _ in told(content)]
        assert numbers == sorted(set(numbers))


@given(st.text(st.sampled_from('09|,;\t"\n\rLê họtên/')))
def test_any_text_is_lines(text: str) -> None:
    numbers = [number for number, _ in told(text.encode())]
    assert numbers == sorted(set(numbers))


class Endless(io.RawIOBase):
    """As much of one text as is asked for, made while it is read."""

    def __init__(self, text: bytes, count: int) -> None:
        self._text, self._left = text, count

    def read(self, size: int = -1) -> bytes:
        given = min(self._left, size // len(self._text))
        self._left -= given
        return self._text * given


@pytest.mark.parametrize("end", [b"\n", b"\r", b" "])
def test_memory_stays_flat(end: bytes) -> None:
    stream = Endless(BOX[0].text.encode() + end, 20_000)
    tracemalloc.start()
    longest = max(len(line.text) for line in lines(stream))  # type: ignore[arg-type]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert longest <= 8_000
    assert most < 700_000


def test_a_line_shows_nothing_of_its_card() -> None:
    (line,) = lines(io.BytesIO(BOX[0].text.encode()))
    assert AN.number not in repr(line)
    assert AN.full_name not in repr(line)


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0",
        b"\x1f\x8b\x08",
        b"<html><table><tr><td>1",
        b"\xef\xbb\xbf\r\n<?xml version='1.0'?>",
        b"MZ\x90\0\3\0\0\0abc\0\0" * 50,
    ],
)
def test_other_files_are_refused_at_once(content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        lines(io.BytesIO(content))
    assert ".xlsx" in refused.value.reason


@pytest.mark.parametrize("shape", ["text", "csv"])
def test_a_box_of_cards_with_errors_on_purpose(shape: str) -> None:
    scans = box(7, 2_000, damaged=0.02, repeated=0.01)
    got = told(text_of(scans) if shape == "text" else csv_of(scans))
    first = 1 if shape == "text" else 2
    assert [number for number, _ in got] == list(range(first, 2_000 + first))
    wrong = [(scan, card) for scan, (_, card) in zip(scans, got, strict=True) if not _as_expected(scan, card)]
    assert wrong == []


def _as_expected(scan: Scan, card: Card | Unreadable) -> bool:
    if scan.person is None:
        return isinstance(card, Unreadable)
    return (
        isinstance(card, Card) and card.birth == scan.person.birth and card.full_name == scan.person.full_name
    )
