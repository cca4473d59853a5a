"""The rules of an office package: what may be in it, and what its descriptions may say."""

import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr

from andan.kit.media.markup import read
from andan.kit.media.sentences import armed, locked, unreadable

MOST_PARTS = 2000
MOST_BYTES = 200_000_000  # of everything together once unpacked, as the archive itself declares

_DESCRIPTION = "[Content_Types].xml"
_OOXML = "application/vnd.openxmlformats-officedocument"
_SHOWN = {
    ".xml",
    ".rels",
    ".vml",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".emf",
    ".wmf",
    ".wdp",
}
_FONTS_AND_PRINTER = {".odttf", ".bin"}
_ARMED_WORDS = ("macroenabled", "vbaproject", "activex", "oleobject", "vnd.ms-package", "control+xml")
_ENCRYPTED = 0x1
_WEB = ("http://", "https://", "mailto:", "tel:")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BLANKS = {
    "docProps/core.xml": (
        _XML + "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    ).encode(),
    "docProps/app.xml": (
        _XML
        + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ).encode(),
    "docProps/custom.xml": (
        _XML + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    ).encode(),
}


@dataclass(frozen=True, slots=True)
class Package:
    content_type: str
    extension: str


_PACKAGES = {
    f"{_OOXML}.wordprocessingml.document.main+xml": Package(f"{_OOXML}.wordprocessingml.document", "docx"),
    f"{_OOXML}.spreadsheetml.sheet.main+xml": Package(f"{_OOXML}.spreadsheetml.sheet", "xlsx"),
}


def inspect(package: zipfile.ZipFile) -> Package:
    """Which package it is, found without unpacking more than its description. Raises Invalid when it may not pass."""
    entries = package.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise unreadable()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise locked()
    names = [entry.filename for entry in entries if not entry.is_dir()]
    if _DESCRIPTION not in names or not _are_plain(names):
        raise unreadable()
    types = {attributes.get("ContentType", "") for _, attributes in read(package.read(_DESCRIPTION))}
    if not all(map(_is_shown, names)) or any(word in told.lower() for told in types for word in _ARMED_WORDS):
        raise armed()
    found = [_PACKAGES[told] for told in types if told in _PACKAGES]
    if len(found) != 1:
        raise unreadable()
    return found[0]


def relations(xml: bytes) -> bytes:
    """The relations of a part; what they fetch from outside by themselves is turned to nothing, links stay."""
    kept = [
        attributes
        if attributes.get("TargetMode") != "External"
        else {**attributes, "Target": _outside(attributes)}
        for name, attributes in read(xml)
        if name.rpartition(":")[2] == "Relationship"
    ]
    lines = "".join(f"<Relationship {_written(attributes)}/>" for attributes in kept)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_XML}<Relationships xmlns="{namespace}">{lines}</Relationships>'.encode()


def _are_plain(names: list[str]) -> bool:
    """No part climbs out of the package, and none comes twice."""
    plain = all(
        ".." not in PurePosixPath(name).parts and not name.startswith("/") and "\\" not in name
        for name in names
    )
    return plain and len({name.lower() for name in names}) == len(names)


def _is_shown(name: str) -> bool:
    path = PurePosixPath(name.lower())
    if path.suffix in _FONTS_AND_PRINTER:
        return "fonts" in path.parts or "printersettings" in path.parts
    return path.suffix in _SHOWN and "embeddings" not in path.parts


def _outside(attributes: dict[str, str]) -> str:
    target = attributes.get("Target", "")
    is_link = attributes.get("Type", "").endswith("/hyperlink") and target.lower().startswith(_WEB)
    return target if is_link else "about:blank"


def _written(attributes: dict[str, str]) -> str:
    return " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
