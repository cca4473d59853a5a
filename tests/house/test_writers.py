"""Only actions write."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import sources

MAY_WRITE = {
    "actions",
    "migrations",
    "tests",
    "demo_provider",
}  # folders; the last plays somebody else's program
WRITERS = {
    "ledger/log.py",  # append, the only writer of facts
    "ledger/inserting.py",  # its hand
    "outbox/posting.py",  # post, the only way into the outbox
}
ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ON_ROWS = {"create", "update", "delete"}  # dictionaries and caches have these too: only a query set's counts
QUERIES = {"objects", "filter", "exclude", "all", "select_for_update", "_base_manager", "_default_manager"}


def readers() -> list[Path]:
    """Every file that must not write."""
    inside = {path: path.relative_to(sources.PACKAGE) for path in sources.python(sources.PACKAGE)}
    return [
        path for path, name in inside.items() if not MAY_WRITE & set(name.parts) and str(name) not in WRITERS
    ]


def chain(node: ast.AST) -> Iterator[str]:
    """The names along `a.b(…).c`, from the right."""
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute):
            yield node.attr
        node = node.value if isinstance(node, ast.Attribute) else node.func


def writes(call: ast.Call) -> bool:
    verb, *before = [*chain(call), ""]
    a_row_is_saved = verb == "save" and not call.args  # a picture is saved to somewhere
    return a_row_is_saved or verb in ALWAYS or (verb in ON_ROWS and bool(QUERIES & set(before)))


@pytest.mark.parametrize("path", readers(), ids=sources.short)
def test_nothing_else_writes(path: Path) -> None:
    found = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and writes(node)
    ]
    assert not found, f"{sources.short(path)} writes at line {found}; only actions do"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Row.objects.filter(pk=1).update(a=2)", True),
        ("row.save(update_fields=['a'])", True),
        ("Row.objects.create(a=1)", True),
        ("rows.filter(a=1).delete()", True),
        ("picture.save(place, 'JPEG')", False),
        ("digest.update(b'x')", False),
        ("cache.delete('x')", False),
    ],
)
def test_the_eye_sees_what_it_should(code: str, said: bool) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert writes(call) is said


def test_every_action_names_its_parts() -> None:
    """The verb that gives an action's file its name takes keywords only, so that a call reads as a sentence."""
    found = [
        f"{sources.short(path)}:{node.lineno} {node.name}"
        for path in sources.PACKAGE.glob("*/actions/*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and node.name == path.stem
        and (node.args.args or node.args.posonlyargs)
    ]
    assert not found, "\n".join(found)
