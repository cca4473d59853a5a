"""What documents restate is true."""

import re
from pathlib import Path

import pytest

from andan.accounts.words import ROLES
from andan.cards import states as cards
from andan.reports.states import FACES, VERBS
from tests.house.docs import PAGES, written
from tests.house.sources import PACKAGE, ROOT, python, short, templates

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
PAPERS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *PACKAGE.glob("*/README.md")]
WORDS = [
    *((verb.noun, verb.label) for verb in VERBS.values()),
    *((str(state), face.word) for state, face in FACES.items()),
    *((verb.noun, verb.label) for verb in cards.VERBS.values()),
    *((str(state), face.word) for state, face in cards.FACES.items()),
    *((str(role), name) for role, name in ROLES.items()),
]


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_a_generated_page_is_the_newest(path: Path) -> None:
    assert path.read_text() == written(PAGES[path]), "run `make diagrams`"


@pytest.mark.parametrize("path", PAPERS, ids=short)
def test_a_link_leads_somewhere(path: Path) -> None:
    lost = [link for link in LINK.findall(path.read_text()) if not (path.parent / link).exists()]
    assert not lost


@pytest.mark.parametrize(("word", "vietnamese"), WORDS)
def test_the_glossary_knows_every_state_verb_and_role(word: str, vietnamese: str) -> None:
    lines = (ROOT / "GLOSSARY.md").read_text().splitlines()
    assert any(word in line and vietnamese.lower() in line.lower() for line in lines)


@pytest.mark.parametrize("path", [*templates(), *python(PACKAGE)], ids=short)
def test_nobody_is_begged(path: Path) -> None:
    """Short sentences, verb first: the polite filler of officialdom is not written."""
    assert "vui lòng" not in path.read_text().lower()
