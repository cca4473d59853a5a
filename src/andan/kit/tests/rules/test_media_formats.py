from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.media import LIMITS
from andan.kit.media.formats import sniff
from andan.kit.media.limits import LIMIT_OF
from andan.kit.refusals import Invalid
from andan.kit.tests import samples

REFUSED = {
    "program": b"MZ\x90\x00" + b"\x00" * 60,
    "elf": b"\x7fELF\x02\x01\x01" + b"\x00" * 60,
    "page": b"<!doctype html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "script": b"#!/bin/sh\nrm -rf /\n",
    "playlist": b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/secret.ts\n",
    "list": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "text": "Tôi là một tệp chữ.".encode(),
    "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "an unknown brand": b"\x00\x00\x00\x14ftyp\x00eic\x00\x00\x00\x00mif1",
    "tiff": b"II*\x00" + b"\x00" * 60,
    "rar": b"Rar!\x1a\x07\x00" + b"\x00" * 60,
    "gzip": b"\x1f\x8b\x08" + b"\x00" * 60,
    "one byte": b"\xff",
}
TAKEN = {
    "JPEG": ("photo", samples.photo("JPEG")),
    "PNG": ("photo", samples.photo("PNG")),
    "WebP": ("photo", samples.photo("WEBP")),
    "GIF": ("photo", samples.photo("GIF")),
    "HEIC": ("photo", samples.photo("HEIF")),
    "PDF": ("document", samples.pdf(1)),
    "DOCX": ("document", samples.package()),
    "3GP": ("video", b"\x00\x00\x00\x18ftyp3gp5\x00\x00\x01\x003gp53gp4"),
    "10-bit HEIC": ("photo", b"\x00\x00\x00\x18ftypheix\x00\x00\x00\x00mif1heix"),
    "iPhone": ("video", b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  "),
    "voice": ("audio", b"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00M4A mp42"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_neither_picture_nor_paper_is_refused(what: str) -> None:
    with pytest.raises(
        Invalid, match="GIF; video MP4, MOV, 3GP, WebM; ghi âm MP3, M4A; giấy tờ PDF, DOCX, XLSX"
    ):
        sniff(REFUSED[what])


@pytest.mark.parametrize("what", TAKEN)
def test_the_content_says_what_it_is(what: str) -> None:
    kind, sent = TAKEN[what]
    assert sniff(sent[:8192]).kind == kind


@given(st.binary(max_size=300))
def test_any_bytes_are_known_or_refused(head: bytes) -> None:
    with suppress(Invalid):
        assert sniff(head).kind in LIMIT_OF


def test_the_limits_can_be_read_aloud() -> None:
    assert (
        LIMIT_OF["photo"].sentence == "Ảnh JPG, PNG, HEIC, WebP, GIF: tối đa 25\u00a0MB, 50 triệu điểm ảnh."
    )
    assert {limit.kind: limit.bytes for limit in LIMITS}["video"] == 200_000_000
