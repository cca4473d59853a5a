"""Lists of cards, a line at a time: texts that a scanner or a phone saved, CSV, XLSX. Memory stays flat for texts."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO

from andan.cards.payloads import rows, sheets, texts
from andan.cards.payloads.rows import Line
from andan.kit.refusals import Invalid

__all__ = ["Line", "lines"]

HEAD = 65_536
_NOT_LISTS = {
    b"\xd0\xcf\x11\xe0": "Tệp Excel kiểu cũ hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu kiểu .xlsx rồi gửi lại.",
    b"%PDF": "Tệp PDF không đọc được thành danh sách. Gửi tệp .xlsx, .csv hoặc .txt.",
    b"\xff\xd8\xff": "Đây là ảnh. Dùng mục đọc ảnh, hoặc gửi tệp .xlsx, .csv hay .txt.",
    b"\x89PNG": "Đây là ảnh. Dùng mục đọc ảnh, hoặc gửi tệp .xlsx, .csv hay .txt.",
    b"Rar!": "Đây là tệp nén. Giải nén rồi gửi tệp .xlsx, .csv hoặc .txt.",
    b"7z\xbc\xaf": "Đây là tệp nén. Giải nén rồi gửi tệp .xlsx, .csv hoặc .txt.",
    b"\x1f\x8b": "Đây là tệp nén. Giải nén rồi gửi tệp .xlsx, .csv hoặc .txt.",
    b"<": "Tệp này là trang web, không phải Excel thật. Mở bằng Excel, lưu lại kiểu .xlsx rồi gửi lại.",
    b"{\\rtf": "Đây là tệp Word. Chép danh sách sang Excel, lưu kiểu .xlsx rồi gửi lại.",
}


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Each row that may be a card. What kind of file it is, its content tells and not its name.

    `stream` is read once, from where it stands, and need not be seekable. Empty rows, titles and headers are left out.
    Raises Invalid or TooLarge at once for a file that is no list, and while reading a sheet that is broken.
    """
    head = texts.filled(stream, HEAD)
    begins = head.removeprefix(BOM_UTF8).lstrip(b" \r\n\t")
    refusal = next((sentence for magic, sentence in _NOT_LISTS.items() if begins.startswith(magic)), None)
    if refusal:
        raise Invalid(refusal)
    if head.startswith(b"PK\x03\x04"):
        return rows.lines(sheets.rows(head, stream))
    return rows.lines(texts.rows(head, stream))
