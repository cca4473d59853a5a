"""Evidence on its way to somebody who may see it: never guessed at, never run, never kept on the way."""

import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from andan.kit.refusals import NotThere
from andan.reports.models import Evidence

SHOWN = frozenset({"photo", "video", "audio"})  # the rest is handed over as a download
THUMBNAIL_TYPE = "image/webp"
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_PIECE = 64 * 1024


def whole(request: HttpRequest, row: Evidence) -> HttpResponseBase:
    """The file, or the part of it a player asks for."""
    stream, part = _opened(row.file), _part(request.headers.get("Range", ""), row.size)
    response: HttpResponseBase
    if part is None:
        response = FileResponse(stream, content_type=row.content_type)
        response["Content-Length"] = row.size
    else:
        response = _partial(stream, part, row)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = (
        content_disposition_header(row.kind not in SHOWN, row.name) or "attachment"
    )
    return _guarded(response)


def small(row: Evidence) -> HttpResponseBase:
    """The small picture of a photo or a video. Raises NotThere when there is none."""
    if not row.thumbnail:
        raise NotThere()
    return _guarded(FileResponse(_opened(row.thumbnail), content_type=THUMBNAIL_TYPE))


def _opened(file: FieldFile) -> BinaryIO:
    try:
        return cast(BinaryIO, file.open("rb"))
    except FileNotFoundError:
        raise NotThere("Tệp này không còn.") from None


def _part(asked: str, size: int) -> range | None:
    """The bytes asked for, None for all of them; an odd wish is answered with all of them too."""
    found = _RANGE.fullmatch(asked.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        return range(max(size - int(found[2]), 0), size)
    part = range(int(found[1]), min(int(found[2] or size - 1) + 1, size))
    return part or None


def _partial(stream: BinaryIO, part: range, row: Evidence) -> HttpResponseBase:
    response = StreamingHttpResponse(_pieces(stream, part), status=206, content_type=row.content_type)
    response["Content-Length"] = len(part)
    response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{row.size}"
    return response


def _pieces(stream: BinaryIO, part: range) -> Iterator[bytes]:
    with stream:
        stream.seek(part.start)
        left = len(part)
        while left > 0 and (piece := stream.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece


def _guarded(response: HttpResponseBase) -> HttpResponseBase:
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
