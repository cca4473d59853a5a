"""Small on purpose."""

import ast
from pathlib import Path

import pytest

from tests.house import sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 45
LONGEST_README = 15


@pytest.mark.parametrize("path", sources.python(), ids=sources.short)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_a_function_fits_on_a_screen() -> None:
    """A journey may be longer: it is one story."""
    long = [
        f"{sources.short(path)}:{node.lineno} {node.name}"
        for path in sources.python()
        if not path.is_relative_to(sources.ROOT / "tests" / "journeys")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("room", [*sources.ROOMS, sources.PACKAGE / "kit"], ids=sources.short)
def test_a_room_says_what_it_is_for(room: Path) -> None:
    lines = (room / "README.md").read_text().splitlines()
    assert lines[0].startswith("# ")
    assert len(lines) <= LONGEST_README


# Where Django looks for the connection of an engine.
NAMED_BY_DJANGO = {"src/andan/ledger/sqlite3/base.py", "src/andan/ledger/postgresql/base.py"}


def test_no_room_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "misc", "util", "helper", "base", "core", "shared"}
    assert not [
        sources.short(path)
        for path in sources.python()
        if (path.stem in drawers or drawers & set(path.parts[-3:-1]))
        and sources.short(path) not in NAMED_BY_DJANGO
    ]
