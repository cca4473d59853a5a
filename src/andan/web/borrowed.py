"""Scripts that declared data packages carry, set out as they are: the package itself is never imported."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

PACKAGE = "leaflet"
FILES = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png")
_TO_THE_MAP = b"\n//# sourceMappingURL="  # of its own source, which we do not serve
_STAMP = ".built"


def missing() -> bool:
    """Whether a file is not there, or came from another version of the package."""
    stamp = _folder() / _STAMP
    return not stamp.exists() or stamp.read_text() != _digest()


def build() -> list[str]:
    """Set the files out and return their names: none when nothing is missing."""
    if not missing():
        return []
    for name in FILES:
        _write(name, _source(name).partition(_TO_THE_MAP)[0])
    _write(_STAMP, _digest().encode())
    return list(FILES)


def _digest() -> str:
    digest = sha256()
    for name in FILES:
        digest.update(name.encode() + _source(name))
    return digest.hexdigest()


def _source(name: str) -> bytes:
    return (_package() / "static" / PACKAGE / name).read_bytes()


def _package() -> Path:
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"The package that carries {PACKAGE} is not installed. Run: make setup")
    return Path(found.submodule_search_locations[0])


def _write(name: str, content: bytes) -> None:
    """Whole or not at all: a process that is serving may be reading."""
    target = _folder() / name
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.draft")
    draft.write_bytes(content)
    draft.replace(target)


def _folder() -> Path:
    return Path(settings.LEAFLET)
