"""Where templates come from: the office's own file where there is one, else the default built from the wording."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from andan.kit.refusals import Refused
from andan.press.papers.typst_template import typst_template
from andan.press.papers.word_template import word_template
from andan.press.papers.words import wordings

LARGEST, UNPACKED = 5_000_000, 30_000_000  # bytes of one template, and of all that is packed into it


class BrokenTemplate(Refused):
    """A template of the office cannot be used; the reason names the file and what is wrong with it."""

    status = 409
    code = "broken_template"


@dataclass(frozen=True, slots=True)
class Templates:
    """The two templates of one kind of paper. `own` says which of them ("docx", "typ") are the office's."""

    kind: str
    docx: bytes
    typ: str
    own: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Hex SHA-256 over both."""
        typ = self.typ.encode()
        return sha256(len(self.docx).to_bytes(8) + self.docx + typ).hexdigest()


@cache
def defaults(kind: str) -> Templates:
    """The templates that come with An Dân."""
    wording = wordings()[kind]
    return Templates(kind, word_template(wording), typst_template(wording))


def _unpacked(name: str, content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        raise BrokenTemplate(f"Mẫu {name} không phải tệp DOCX. Lưu lại bằng Word hay LibreOffice.") from None
    if size > UNPACKED:
        raise BrokenTemplate(f"Mẫu {name} mở ra lớn hơn {UNPACKED // 1_000_000} MB. Bỏ bớt ảnh trong mẫu.")
    return content


def templates(kind: str, folder: Path) -> Templates:
    """Those in use: `<kind>.docx` and `<kind>.typ` of `folder` go before the defaults. Raises BrokenTemplate."""
    usual = defaults(kind)
    docx, typ = _read(folder / f"{kind}.docx"), _read(folder / f"{kind}.typ")
    own = tuple(name for name, found in (("docx", docx), ("typ", typ)) if found is not None)
    if not own:
        return usual
    return Templates(
        kind,
        usual.docx if docx is None else _unpacked(f"{kind}.docx", docx),
        usual.typ if typ is None else _text(f"{kind}.typ", typ),
        own,
    )


def _read(path: Path) -> bytes | None:
    try:
        if path.stat().st_size > LARGEST:
            raise BrokenTemplate(f"Mẫu {path.name} lớn hơn {LARGEST // 1_000_000} MB. Bỏ bớt ảnh trong mẫu.")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BrokenTemplate(f"Không đọc được mẫu {path.name}: {error.strerror}.") from error


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise BrokenTemplate(f"Mẫu {name} không phải văn bản UTF-8. Lưu lại bằng UTF-8.") from None
