"""What the first bytes of a file say it is. Its name is never asked."""

from dataclasses import dataclass

import filetype

from andan.kit.media.sentences import unreadable

HEAD = 8192
_BOX, _BRAND = slice(4, 8), slice(8, 12)


@dataclass(frozen=True, slots=True)
class Format:
    """`kind` decides the limit while copying; `cleaner` and `reader` say who must be able to open it, and as what."""

    kind: str
    cleaner: str
    reader: str


_MOV = Format("video", "recording", "mov")
_OFFICE = Format("document", "office", "zip")
_OOXML = "application/vnd.openxmlformats-officedocument"
_FORMATS = {
    "image/jpeg": Format("photo", "photo", "JPEG"),
    "image/png": Format("photo", "photo", "PNG"),
    "image/webp": Format("photo", "photo", "WEBP"),
    "image/gif": Format("photo", "photo", "GIF"),
    "image/heic": Format("photo", "photo", "HEIF"),
    "application/pdf": Format("document", "pdf", "pdf"),
    "application/zip": _OFFICE,
    f"{_OOXML}.wordprocessingml.document": _OFFICE,
    f"{_OOXML}.spreadsheetml.sheet": _OFFICE,
    "video/mp4": _MOV,
    "video/x-m4v": _MOV,
    "video/quicktime": _MOV,
    "video/webm": Format("video", "recording", "matroska"),
    "audio/mp4": Format("audio", "recording", "mov"),
    "audio/mpeg": Format("audio", "recording", "mp3"),
}
_BRANDS = {  # what telephones and cameras write and filetype has not heard of
    **dict.fromkeys((b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3gr6", b"3gs7", b"3g2a", b"3g2b"), "video/mp4"),
    **dict.fromkeys((b"avc1", b"iso2", b"iso4", b"iso5", b"iso6", b"MSNV", b"XAVC", b"mmp4"), "video/mp4"),
}


def sniff(head: bytes) -> Format:
    """The format that the first `HEAD` bytes announce. Raises Invalid for anything that is not taken."""
    found = filetype.guess_mime(head)
    if found is None and head[_BOX] == b"ftyp":
        found = _BRANDS.get(head[_BRAND])
    if found not in _FORMATS:
        raise unreadable()
    return _FORMATS[found]
