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


SEEN, HEARD = "0:V:0", "0:a:0"  # capital V: pictures that move, not the cover of a song
_BOTH = (SEEN, f"{HEARD}?")
_SHAPES = (
    Shape("video", "mp4", "video/mp4", "mov", "mp4", _BOTH),
    Shape("video", "3gp", "video/3gpp", "mov", "3gp", _BOTH),
    Shape("video", "mov", "video/quicktime", "mov", "mov", _BOTH),
    Shape("audio", "m4a", "audio/mp4", "mov", "ipod", (HEARD,)),
    Shape("video", "webm", "video/webm", "matroska", "webm", _BOTH),
    Shape("audio", "mp3", "audio/mpeg", "mp3", "mp3", (HEARD,)),
)


def of(reader: str, kind: str) -> tuple[Shape, ...]:
    return tuple(shape for shape in _SHAPES if (shape.reader, shape.kind) == (reader, kind))
