"""DOCX and XLSX: the parts that show something, packed anew without macros, strange passengers and authors."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

import filetype

from andan.kit.media import markup, packages
from andan.kit.media.cleaned import Made
from andan.kit.media.segments import without_metadata
from andan.kit.media.sentences import armed, cut_short

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    MemoryError,
)
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"}
_SPEAKING = ("word/", "xl/externallinks/")
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def clean(sent: Path, _reader: str) -> Made:
    """The same text and pictures. Raises Invalid when broken, armed or another kind of archive."""
    path = sent.with_name("clean.zip")
    try:
        with zipfile.ZipFile(sent) as package:
            found = packages.inspect(package)
            _rewrite(package, path)
    except _BROKEN:
        raise cut_short() from None
    return Made("document", found.content_type, path.rename(path.with_suffix(f".{found.extension}")))


def _rewrite(package: zipfile.ZipFile, path: Path) -> None:
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as clean_package:
        for entry in package.infolist():
            if not entry.is_dir():
                part = zipfile.ZipInfo(entry.filename, _MIDNIGHT)
                part.compress_type = zipfile.ZIP_DEFLATED
                clean_package.writestr(part, _cleaned(entry.filename, package.read(entry)))


def _cleaned(name: str, content: bytes) -> bytes:
    if name in packages.BLANKS:
        return packages.BLANKS[name]
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _PICTURES and not (filetype.guess_mime(content) or "").startswith("image/"):
        raise armed()
    if suffix in {".jpg", ".jpeg"}:
        return without_metadata(content)
    if suffix == ".rels":
        return packages.relations(content)
    if suffix == ".xml" and name.lower().startswith(_SPEAKING) and markup.calls_programs(content):
        raise armed()
    if suffix in {".xml", ".vml"}:
        markup.check(content)
    return content
