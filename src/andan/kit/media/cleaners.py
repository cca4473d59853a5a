"""Which cleaner opens which format. Each is loaded only when a file needs it: most processes never do."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from andan.kit.media.cleaned import Made
from andan.kit.media.formats import Format

Cleaner = Callable[[Path, str], Made]


def clean(found: Format, sent: Path) -> Made:
    """Clean `sent`, writing beside it. Raises Invalid or TooLarge."""
    cleaner = cast(Cleaner, import_module(f"andan.kit.media.{found.cleaner}").clean)
    return cleaner(sent, found.reader)
