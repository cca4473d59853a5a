"""The frame of every test: a home of its own, marks by folder, no network, frozen time, the named cast."""

import os
import sys
import tempfile
from pathlib import Path

import django
import pytest

# Before Django reads its settings: each test process works in an empty home of its own, never in a real one.
if "andan.settings" in sys.modules:
    raise pytest.UsageError(
        "the settings were read before the tests had a home: unset DJANGO_SETTINGS_MODULE"
    )
_HOME = tempfile.TemporaryDirectory(prefix="andan-test-")
os.environ["ANDAN_HOME"] = _HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "andan.settings"
for _name in [name for name in os.environ if name.startswith("ANDAN_") and name != "ANDAN_HOME"]:
    del os.environ[_name]
django.setup()
del os.environ[
    "DJANGO_SETTINGS_MODULE"
]  # a worker that inherited it would read the settings before this file

pytest_plugins = [
    "tests.frame.chance",
    "tests.frame.databases",
    "tests.frame.moments",
    "tests.frame.network",
    "andan.places.testing",
    "tests.cast",
]

_ROOT = Path(__file__).parent
_RINGS = {"rules": "rules", "journeys": "journeys", "house": "rules"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(ring_of(item.path))


def ring_of(path: Path) -> str:
    """The mark of a test, told by the folder it lies in."""
    folders = path.relative_to(_ROOT).parts[:-1]
    return next((_RINGS[folder] for folder in reversed(folders) if folder in _RINGS), "features")


def pytest_unconfigure() -> None:
    _HOME.cleanup()
