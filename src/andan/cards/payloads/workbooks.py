"""The parts of an XLSX package, read as a stream of XML from strangers: what it declares is never believed."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from posixpath import normpath
from xml.parsers import expat

from andan.kit.refusals import Invalid, TooLarge

MOST_UNPACKED = 300_000_000
ALWAYS_UNPACKED = 10_000_000  # bytes, however small the package is
SQUEEZED = 40  # times; sheets of people are ten to fifteen times smaller than what they hold
MOST_ELEMENTS = 100_000  # of a part that is held in memory as a whole
MOST_TEXT = 8_000  # letters of one cell that are looked at
BROKEN = "Tệp bị hỏng hoặc không phải Excel kiểu .xlsx. Mở bằng Excel, lưu lại kiểu .xlsx rồi gửi lại."
TOO_LARGE = "Tệp Excel quá lớn. Chia thành nhiều tệp, hoặc lưu kiểu .csv rồi gửi lại."

Attributes = dict[str, str]

_CHUNK = 65_536
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # all that office documents know
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@contextmanager
def sound() -> Iterator[None]:
    """Whatever is wrong with a package inside this block is one refusal, and its words stay here."""
    try:
        yield
    except _FAULTS:
        raise Invalid(BROKEN) from None


def opened(content: bytes) -> zipfile.ZipFile:
    """The package. Raises Invalid, and TooLarge for what unpacks to too much."""
    with sound():
        package = zipfile.ZipFile(io.BytesIO(content))
    most = min(max(ALWAYS_UNPACKED, SQUEEZED * len(content)), MOST_UNPACKED)
    if sum(entry.file_size for entry in package.infolist()) > most:
        raise TooLarge(TOO_LARGE)
    if any(entry.compress_type not in _PACKINGS for entry in package.infolist()):
        raise Invalid(BROKEN)
    return package


def fed(parser: expat.XMLParserType, package: zipfile.ZipFile, name: str) -> Iterator[None]:
    """Give a part to its parser, piece by piece; never more than the package declares."""
    with package.open(name) as part:
        while piece := part.read(_CHUNK):
            parser.Parse(piece)
            yield
    parser.Parse(b"", True)
    yield


def elements(package: zipfile.ZipFile, name: str) -> list[tuple[str, Attributes]]:
    """The elements of a small part, without their prefixes, in order. Raises ValueError when there are too many."""
    found: list[tuple[str, Attributes]] = []
    for _ in fed(parser_of(start=lambda tag, told: found.append((local(tag), told))), package, name):
        if len(found) > MOST_ELEMENTS:
            raise ValueError("too many elements")
    return found


def parser_of(
    *,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """A parser that raises ValueError at a document type: no entities are ever expanded."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    return parser


def local(tag: str) -> str:
    return tag.rpartition(":")[2]


def sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the part of each sheet that people see, in their order; each part once, however often named."""
    targets = {
        attributes.get("Id", ""): normpath(f"/xl/{attributes['Target']}".replace("/xl//", "/")).lstrip("/")
        for tag, attributes in elements(package, "xl/_rels/workbook.xml.rels")
        if tag == "Relationship"
    }
    named = set[str]()
    for tag, attributes in elements(package, "xl/workbook.xml"):
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            at = next((value for key, value in attributes.items() if local(key) == "id"), "")
            if at in targets and targets[at] not in named:
                named.add(targets[at])
                yield attributes.get("name", ""), targets[at]


def _refuse(*_: object) -> None:
    raise ValueError("a document type is declared")
