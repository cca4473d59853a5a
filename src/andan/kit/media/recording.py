"""Videos and sound: streams copied into a new file by ffmpeg, without anything else the sent file carried."""

from pathlib import Path

from andan.kit.media import ffmpeg, shapes
from andan.kit.media.cleaned import Made
from andan.kit.media.limits import LIMIT_OF
from andan.kit.media.sentences import cut_short, too_much
from andan.kit.media.shapes import Shape


def clean(sent: Path, reader: str) -> Made:
    """The first picture and sound track in the first shape that holds them.

    Raises Invalid when no track can be read, TooLarge when it lasts too long.
    """
    shape, path = _copied(sent, reader)
    limit = LIMIT_OF[shape.kind]
    seconds = ffmpeg.seconds(path, shape)
    if seconds > limit.most:
        raise too_much(limit)
    if not seconds:
        raise cut_short()
    return Made(shape.kind, shape.content_type, path, _thumbnail(path, shape))


def _copied(sent: Path, reader: str) -> tuple[Shape, Path]:
    kind = "video" if ffmpeg.holds(sent, reader, shapes.SEEN) else "audio"
    for shape in shapes.of(reader, kind):
        path = sent.with_name(f"clean.{shape.extension}")
        if ffmpeg.copy(sent, path, shape, at_most=LIMIT_OF[shape.kind].most + 2):
            return shape, path
        path.unlink(missing_ok=True)
    raise cut_short()


def _thumbnail(path: Path, shape: Shape) -> bytes | None:
    """The picture after one second, or the first. A video of which no picture can be shown is refused."""
    if shape.kind != "video":
        return None
    picture = ffmpeg.picture(path, shape, at=1) or ffmpeg.picture(path, shape, at=0)
    if not picture:
        raise cut_short()
    return picture
