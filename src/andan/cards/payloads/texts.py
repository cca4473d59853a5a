"""Texts and CSV, in pieces: bytes to lines."""

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from andan.cards.payloads.reading import LONGEST
from andan.cards.payloads.rows import Row
from andan.kit.refusals import Invalid

CHUNK = 65_536
NO_TEXT = "Tệp này không phải danh sách. Gửi tệp .xlsx, .csv hoặc .txt."
_LONGEST_BYTES = 4 * LONGEST
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def rows(head: bytes, stream: BinaryIO) -> Iterator[Row]:
    """Each line that is not empty, with its number from 1. What is longer than a card can be is cut.

    Raises Invalid at once for what is no text.
    """
    encoding, skipped = _encoding(head)
    pieces = _pieces(head[skipped:], stream)
    if encoding != "utf-8":
        pieces = (piece.encode() for piece in codecs.iterdecode(pieces, encoding, "replace"))
    return ((number, "", _decoded(line)) for number, line in enumerate(_split(pieces), 1) if line)


def filled(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, or all that are left; a pipe gives what it has."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _encoding(head: bytes) -> tuple[str, int]:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, len(mark)
    even, odd = head[:2000:2].count(0), head[1:2000:2].count(0)
    if max(even, odd) * 8 > len(head[:2000]) and not min(even, odd):
        return ("utf-16-be" if even else "utf-16-le"), 0
    if (even + odd) * 100 > len(head[:2000]):
        raise Invalid(NO_TEXT)
    return "utf-8", 0


def _pieces(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    while head:
        yield head
        head = stream.read(CHUNK)


def _split(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their ends, which may be LF, CR LF or CR."""
    rest = b""
    for piece in pieces:
        block = rest + piece
        held = block[-1:] if block.endswith(b"\r") else b""
        block = block[: len(block) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *whole, rest = block.split(b"\n")
        for line in whole:
            yield line[:_LONGEST_BYTES]
        rest = rest[: _LONGEST_BYTES + 1] + held
    yield rest.rstrip(b"\r")[:_LONGEST_BYTES]


def _decoded(line: bytes) -> str:
    """UTF-8, else what Vietnamese Windows wrote before it."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1258", "replace")
