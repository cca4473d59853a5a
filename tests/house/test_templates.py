"""Pages carry no style, script or address of their own: the content policy forbids it, and so do we."""

import re
from pathlib import Path

import pytest

from tests.house import sources

FORBIDDEN = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type\s*=\s*[\"']application/json)", re.IGNORECASE
    ),
    "an inline handler": re.compile(r"\son[a-z]+\s*=|\shx-on\b|javascript:", re.IGNORECASE),
}
ADDRESS = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)


@pytest.mark.parametrize("path", sources.templates(), ids=sources.short)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_template_holds_words_and_structure_only(path: Path, what: str) -> None:
    found = FORBIDDEN[what].search(COMMENT.sub("", path.read_text()))
    assert not found, f"{what}: {found and found.group()}"


@pytest.mark.parametrize("path", [*sources.templates(), *sources.own_static()], ids=sources.short)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    found = ADDRESS.search(path.read_text())
    assert not found, found and found.group()


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<p style="color:red">', "an inline style"),
        ("<script>go()</script>", "an inline script"),
        ('<a onclick="go()">', "an inline handler"),
    ],
)
def test_the_eye_sees_what_it_should(markup: str, what: str) -> None:
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(markup)] == [what]
    assert not FORBIDDEN[what].search(
        '<script src="/static/a.js" defer></script><a href="/on/" class="styled">'
    )
