"""Answers of one size: whoever counts bytes on the line does not learn what was answered."""

import struct
import zlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

PLAIN, PACKED = 24_576, 8_192  # every answer is filled up to a multiple of this
_HEAD = (
    b"\x1f\x8b\x08\x04\x00\x00\x00\x00\x02\xff"  # gzip with a field of our own (RFC 1952), no time, no name
)
_FIELD, _PART = (
    struct.Struct("<H"),
    struct.Struct("<2sH"),
)  # how long the field is; the name and length of its one part
_ENDS = 8  # bytes of check sum and length after the stream


def evened(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Fill the page up, packed or plain, as the browser takes it. What it says stays the same."""
    page = _filled(response.content)
    patch_vary_headers(response, ["Accept-Encoding"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = packed(page)
        response["Content-Encoding"] = "gzip"
    else:
        response.content = page
        response["Content-Encoding"] = "identity"
    response["Content-Length"] = str(len(response.content))
    return response


def packed(page: bytes) -> bytes:
    """`page` as gzip whose head carries as many zeros as it takes to fill the size."""
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    stream = squeezer.compress(page) + squeezer.flush()
    bare = len(_HEAD) + _FIELD.size + _PART.size + len(stream) + _ENDS
    filling = -bare % PACKED
    field = _PART.pack(b"AD", filling) + bytes(filling)
    ends = struct.pack("<II", zlib.crc32(page), len(page) & 0xFFFFFFFF)
    return _HEAD + _FIELD.pack(len(field)) + field + stream + ends


def _filled(page: bytes) -> bytes:
    return page + b"\n" * (-len(page) % PLAIN)
