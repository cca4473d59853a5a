"""A window of its own for a test: what is published there, nobody else reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from andan.cards.queries import lookup


@pytest.fixture
def window(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own for what is published, a gate that nobody has asked yet, and letters that can leave."""
    settings.BUILDS = tmp_path
    settings.DEMO = True
    lookup.window.cache_clear()
    yield
    lookup.window.cache_clear()
