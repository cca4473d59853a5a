"""From what a paper says to its two files."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
import typst
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from andan.press.papers.shelf import BrokenTemplate, Templates
from andan.press.posters import codes

Said = Mapping[str, Any]

FACES = (
    "fonts"  # the folder beside the templates for faces of the office, Times New Roman where it has a licence
)
_DEBIAN = "/usr/share/fonts/truetype"
_METRIC = ("liberation", "liberation2", "croscore")  # Times by its widths, where Debian has put it
# Every `import` and `include` names a file beside the template, letter by letter, which is read here too. Nothing is
# put together to be run, and `std` holds the name of what would run it.
_BRINGS = re.compile(r"\b(?:import|include)\b(?!\s*\(?\s*\"[^\"@\\]+\.typ\")|\b(?:eval|std)\b|\"@")
_UNKNOWN_SIGN = "could not be displayed"  # so typst says it, which then would not make a PDF/UA
_SYMBOL = 25  # millimetres of the QR code with its quiet zone


def pdf(used: Templates, said: Said, folder: Path) -> bytes:
    """A tagged PDF with its faces inside: PDF/UA-1, but where words have signs no face has. Raises BrokenTemplate."""
    beside = (path.read_text(errors="replace") for path in sorted(folder.rglob("*.typ")))
    if any(map(_BRINGS.search, (used.typ, *beside))):
        raise BrokenTemplate(
            f"Mẫu {used.kind}.typ gọi một gói trên mạng, hoặc một tệp mà tên không ghi thẳng ra. "
            "Máy chủ không tải gì từ mạng: bỏ dòng đó."
        )
    try:
        try:
            return _compiled(used, said, folder, "ua-1")
        except typst.TypstError as error:
            if _UNKNOWN_SIGN not in str(error):
                raise
            return _compiled(used, said, folder, None)
    except (typst.TypstError, RuntimeError) as error:
        raise BrokenTemplate(f"Mẫu {used.kind}.typ không dựng được: {_first_line(error)}") from error


def _compiled(used: Templates, said: Said, folder: Path, standard: Literal["ua-1"] | None) -> bytes:
    source: Any = used.typ.encode()
    drawn: Any = typst.compile(
        source,
        root=str(_root(folder)),
        format="pdf",
        font_paths=list(_faces(folder)),
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(dict(said), ensure_ascii=False), "qr": codes.svg(said["check"])},
        pdf_standards=standard,
    )
    if not isinstance(drawn, bytes):
        raise TypeError("a paper is one file")
    return drawn


def docx(used: Templates, said: Said) -> bytes:
    """The DOCX to edit. Raises BrokenTemplate."""
    try:
        paper = DocxTemplate(BytesIO(used.docx))
        symbol = InlineImage(paper, BytesIO(_png(said["check"])), width=Mm(_SYMBOL))
        context = {**said, "qr": _Symbol(symbol)}
        paper.render(context, jinja_env=_environment(), autoescape=True)
        written = BytesIO()
        paper.save(written)
    except Exception as error:  # whatever an office may have written into its template
        raise BrokenTemplate(f"Mẫu {used.kind}.docx không dựng được: {_first_line(error)}") from error
    return written.getvalue()


def fields(used: Templates) -> set[str]:
    """The names of the fields that the DOCX template asks for. Raises BrokenTemplate."""
    try:
        asked: set[str] = DocxTemplate(BytesIO(used.docx)).get_undeclared_template_variables(_environment())
    except Exception as error:  # as above
        raise BrokenTemplate(f"Mẫu {used.kind}.docx không đọc được: {_first_line(error)}") from error
    return asked


class _Symbol:
    """The QR code as a template may place it. The picture itself leads to the whole file, which could write others."""

    __slots__ = ("_picture",)

    def __init__(self, picture: InlineImage) -> None:
        self._picture = picture  # a template reaches no name with this beginning

    def __html__(self) -> str:
        return str(self._picture)

    __str__ = __html__


class _Words(SandboxedEnvironment):
    """A template places words: it calls nothing, and makes no word a thousand times as long."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"không tính {operator} trong mẫu")


def _environment() -> SandboxedEnvironment:
    """A field that a template misspells is an error."""
    return _Words(undefined=StrictUndefined, autoescape=True)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:300]


def _root(folder: Path) -> Path:
    """What a template of the office may read: its own folder."""
    return folder if folder.is_dir() else Path(__file__).parent


def _faces(folder: Path) -> Iterator[str]:
    own = folder / FACES
    if own.is_dir():
        yield str(own)
    yield from _installed()


@cache
def _installed() -> tuple[str, ...]:
    """Folders of faces as wide as Times New Roman that Debian's packages have put on this machine."""
    found = (Path(_DEBIAN) / name for name in _METRIC)
    return tuple(str(path) for path in found if path.is_dir())


def _png(link: str) -> bytes:
    written = BytesIO()
    segno.make(link, error="q", boost_error=False, micro=False).save(written, kind="png", scale=8, border=4)
    return written.getvalue()
