"""What the first bytes of a file say it is. Its name is never asked."""

from dataclasses import dataclass

import filetype

from andan.kit.media.sentences import unreadable

HEAD = 8192
_BOX = slice(4, 8)


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


def sniff(head: bytes) -> Format:
    """The format that the first `HEAD` bytes announce. Raises Invalid for anything that is not taken."""
    found = filetype.guess_mime(head)
    if (
        found is None and head[_BOX] == b"ftyp"
    ):  # phones write brands that filetype has not heard of, 3GP for one
        return _MOV
    if found not in _FORMATS:
        raise unreadable()
    return _FORMATS[found]
