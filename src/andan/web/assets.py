"""Builds what the look needs and no repository should hold: the faces, cut from the declared font package, and what is
borrowed whole from others."""

from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from django.conf import settings

from andan.web import borrowed, fonts

STYLES = {300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_PACKAGE = "fontpkg_be_vietnam_pro"
_LICENCE = "OFL.txt"
_STAMP = ".built"


def missing() -> bool:
    """Whether something is not there, or was made from other sources or by other rules."""
    return _faces_are_due() or borrowed.missing()


def build() -> list[str]:
    """Make what is missing and return the names of the files written."""
    return [*(_cut() if _faces_are_due() else []), *borrowed.build()]


def _faces_are_due() -> bool:
    stamp = _folder() / _STAMP
    return not stamp.exists() or stamp.read_text() != _digest()


def _cut() -> list[str]:
    written = []
    for weight in STYLES:
        face = _source(weight).read_bytes()
        written.append(_write(f"be-vietnam-pro-{weight}.woff2", fonts.cut(face)))
        written.append(_write(f"an-dan-figures-{weight}.woff2", fonts.figures(face)))
    written.append(_write(_LICENCE, _root().joinpath("LICENSE").read_bytes()))
    _write(_STAMP, _digest().encode())
    return written


def _digest() -> str:
    """What the faces depend on: the package's files and the rules of cutting."""
    digest = sha256(Path(fonts.__file__).read_bytes())
    for weight in STYLES:
        digest.update(_source(weight).read_bytes())
    return digest.hexdigest()


def _write(name: str, content: bytes) -> str:
    """Whole or not at all: a process that is serving may be reading."""
    draft = _folder() / f".{name}.draft"
    draft.write_bytes(content)
    draft.replace(_folder() / name)
    return name


def _source(weight: int) -> Traversable:
    return _root().joinpath("files", f"BeVietnamPro-{STYLES[weight]}.ttf")


def _root() -> Traversable:
    return resources.files(_PACKAGE)


def _folder() -> Path:
    return Path(settings.FONTS)
