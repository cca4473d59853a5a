from collections.abc import Callable
from pathlib import Path

import pytest

from andan.kit.media import cleaners
from andan.kit.media.cleaned import Made
from andan.kit.media.formats import HEAD, sniff

Cleaning = Callable[[bytes], Made]


@pytest.fixture
def cleaning(tmp_path: Path) -> Cleaning:
    """Clean bytes right here, where a cell would do it in a process of its own."""

    def clean(sent: bytes) -> Made:
        for left in tmp_path.iterdir():
            left.unlink()
        path = tmp_path / "sent"
        path.write_bytes(sent)
        return cleaners.clean(sniff(sent[:HEAD]), path)

    return clean
