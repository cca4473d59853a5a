"""The name of a sent file, made fit to be shown. It never decides anything and never names a file on disk."""

from pathlib import PurePosixPath

from andan.kit.text import clean_line

LONGEST = 100
_LONGEST_SUFFIX = 10
_NAMELESS = "tệp"


def safe_name(name: str) -> str:
    """The base name alone, on one line, at most 100 characters, with its extension kept."""
    base = clean_line(clean_line(name).replace("\\", "/").rstrip("/").rpartition("/")[2]).lstrip(".")
    suffix = PurePosixPath(base).suffix
    if len(suffix) > _LONGEST_SUFFIX:
        suffix = ""
    stem = base.removesuffix(suffix).strip()[: LONGEST - len(suffix)].rstrip()
    return f"{stem or _NAMELESS}{suffix}"


def renamed(name: str, extension: str) -> str:
    """The name to show for a cleaned copy whose bytes are now of another `extension`."""
    shown = safe_name(name)
    stem = shown.removesuffix(PurePosixPath(shown).suffix)[: LONGEST - 1 - len(extension)]
    return f"{stem}.{extension}"
