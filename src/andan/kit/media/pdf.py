"""PDF papers: rewritten without whatever acts by itself, hides inside, or tells who made them."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from andan.kit.media.cleaned import Made
from andan.kit.media.limits import DOCUMENT
from andan.kit.media.segments import without_metadata
from andan.kit.media.sentences import cut_short, locked, too_much

_BROKEN = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pikepdf.DeletedObjectError,
    pikepdf.ForeignObjectError,
    pikepdf.DependencyError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    RecursionError,
    OverflowError,
    MemoryError,
)
_DROPPED = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/OpenAction", "/AA", "/JS", "/JavaScript", "/XFA"),
    *("/EmbeddedFiles", "/EF", "/AF", "/Collection", "/Perms", "/DSS"),
)
_LEAVING = {
    *("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
}
_CARRYING = {"/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"}


def clean(sent: Path, _reader: str) -> Made:
    """A PDF with the same pages. Raises Invalid when locked or broken, TooLarge above 200 pages."""
    path = sent.with_name("clean.pdf")
    try:
        _rewrite(sent, path)
    except pikepdf.PasswordError:
        raise locked() from None
    except _BROKEN:
        raise cut_short() from None
    return Made("document", "application/pdf", path)


def _rewrite(sent: Path, path: Path) -> None:
    with pikepdf.open(sent, suppress_warnings=True) as pdf:
        if pdf.is_encrypted:
            raise pikepdf.PasswordError
        _count(pdf)
        del pdf.docinfo
        for found in pdf.objects:
            for part in _parts(found):
                _disarm(part)
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _count(pdf: pikepdf.Pdf) -> None:
    pages = len(pdf.pages)
    if pages > DOCUMENT.most:
        raise too_much(DOCUMENT)
    if not pages:
        raise cut_short()


def _parts(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """`found` and the dictionaries written inside it; what it refers to is visited on its own."""
    waiting = [found]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            waiting += [item for item in part if _is_inside(item)]
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            yield part
            waiting += [item for _, item in part.items() if _is_inside(item)]


def _is_inside(item: object) -> bool:
    return isinstance(item, pikepdf.Array | pikepdf.Dictionary) and not item.is_indirect


def _disarm(part: pikepdf.Object) -> None:
    for key in _DROPPED:
        if key in part:
            del part[key]
    if _acts(part):
        for key in list(part.keys()):
            del part[key]
    if isinstance(notes := part.get("/Annots"), pikepdf.Array):
        part["/Annots"] = pikepdf.Array([note for note in notes if _is_plain(note)])
    if isinstance(part, pikepdf.Stream):
        _disarm_stream(part)


def _disarm_stream(part: pikepdf.Stream) -> None:
    for key in ("/F", "/FFilter", "/Ref"):  # its content lies in another file
        if key in part:
            del part[key]
    if part.get("/Filter") == pikepdf.Name.DCTDecode:
        part.write(without_metadata(part.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def _acts(part: pikepdf.Object) -> bool:
    """Whether it is an action that leaves the page, or a signature, which a rewritten file would only break."""
    if isinstance(part, pikepdf.Stream):
        return False
    return "/ByteRange" in part or str(part.get("/S", "")) in _LEAVING


def _is_plain(note: object) -> bool:
    return isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype", "")) not in _CARRYING
