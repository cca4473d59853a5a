"""A JPEG inside a paper: its telling segments (EXIF, XMP, IPTC, comments) taken out without touching the picture."""

import struct
import warnings
from collections.abc import Iterator

from PIL import Image

_START = b"\xff\xd8"
_FILL = 0xFF
_SCAN = 0xDA
_KEPT_APPS = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe colour transform
_APPS = range(0xE0, 0xF0)
_COMMENT = 0xFE
_EXIF = b"Exif\x00\x00"
_ORIENTATION = 0x0112


def without_metadata(jpeg: bytes) -> bytes:
    """The same picture; of EXIF only the way up is kept. Raises ValueError for what is no whole JPEG."""
    if not jpeg.startswith(_START):
        raise ValueError("no JPEG")
    return _START + b"".join(_kept(jpeg))


def _kept(jpeg: bytes) -> Iterator[bytes]:
    at = len(_START)
    while jpeg[at : at + 1] == b"\xff" and at + 4 <= len(jpeg):
        if jpeg[at + 1] == _FILL:
            at += 1
            continue
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4])
        if marker == _SCAN:
            yield jpeg[at:]
            return
        segment = jpeg[at : at + 2 + length]
        if segment[4:10] == _EXIF:
            yield _way_up(segment[4:])
        elif marker in _KEPT_APPS or marker not in {*_APPS, _COMMENT}:
            yield segment
        at += 2 + length
    raise ValueError("a JPEG without a picture")


def _way_up(exif: bytes) -> bytes:
    told = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):  # about broken EXIF, which is not kept anyway
            told.load(exif)
            way = told.get(_ORIENTATION, 1)
    except (SyntaxError, ValueError, OSError, KeyError, TypeError, struct.error):
        return b""
    if way not in range(2, 9):
        return b""
    kept = Image.Exif()
    kept[_ORIENTATION] = way
    body = kept.tobytes()
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
