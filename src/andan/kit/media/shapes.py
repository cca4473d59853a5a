"""The files that a video or a sound may become, in the order they are tried."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """`reader` and `writer` are ffmpeg's names of the container; it is always told, and never guesses."""

    kind: str
    extension: str
    content_type: str
    reader: str
    writer: str
    tracks: tuple[str, ...]


_SEEN = ("0:V:0", "0:a:0?")  # capital V: pictures that move, not the cover of a song
_HEARD = ("0:a:0",)
_SHAPES = (
    Shape("video", "mp4", "video/mp4", "mov", "mp4", _SEEN),
    Shape("video", "3gp", "video/3gpp", "mov", "3gp", _SEEN),
    Shape("video", "mov", "video/quicktime", "mov", "mov", _SEEN),
    Shape("audio", "m4a", "audio/mp4", "mov", "ipod", _HEARD),
    Shape("video", "webm", "video/webm", "matroska", "webm", _SEEN),
    Shape("audio", "mp3", "audio/mpeg", "mp3", "mp3", _HEARD),
)


def of(reader: str) -> tuple[Shape, ...]:
    return tuple(shape for shape in _SHAPES if shape.reader == reader)
