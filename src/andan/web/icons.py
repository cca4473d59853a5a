"""Line icons, inlined on the server: our own template files first, then Lucide's."""

import re
import zipfile
from functools import cache
from importlib import resources
from io import BytesIO

from django.template import loader
from django.template.exceptions import TemplateDoesNotExist
from django.utils.safestring import SafeString, mark_safe

_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_SPACE = re.compile(r"\s+")


class UnknownIconError(LookupError):
    """No icon has this name; look it up at lucide.dev or add a file to templates/web/icons/."""


@cache
def shapes(name: str) -> SafeString:
    """The elements inside the 24 × 24 drawing called `name`. Raises UnknownIconError."""
    return mark_safe(_SPACE.sub(" ", _own(name) or _lucide(name)).strip())


def _own(name: str) -> str:
    try:
        return loader.render_to_string(f"web/icons/{name}.svg")
    except TemplateDoesNotExist:
        return ""


def _lucide(name: str) -> str:
    try:
        drawing = _archive().read(f"{name}.svg").decode()
    except KeyError:
        raise UnknownIconError(name) from None
    found = _INSIDE.search(drawing)
    return found[1] if found else ""


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO((resources.files("lucide") / "lucide.zip").read_bytes()))
