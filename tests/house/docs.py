"""Documents that restate the code are written from it: `python -m tests.house.docs` writes, the gate compares."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib import import_module
from pathlib import Path

from andan.ledger.facts import Fact
from tests.house.sources import ROOMS, ROOT

WRITTEN_BY = "<!-- Written by `make diagrams`; the gate compares. -->"


def facts() -> list[type[Fact]]:
    """Every fact of every room, by name."""
    modules = [import_module(name) for room in ROOMS for name in _events_of(room)]
    named = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return sorted(
        {one for one in named if issubclass(one, Fact) and one is not Fact}, key=lambda fact: fact.NAME
    )


def _events_of(room: Path) -> list[str]:
    """The modules of a room that hold facts: one, or one for each part of a large room."""
    found = [*room.glob("events.py"), *room.glob("*/events.py")]
    found += [path.parent for path in room.glob("events/__init__.py")]
    return [".".join(path.relative_to(room.parents[1]).with_suffix("").parts) for path in found]


def facts_page() -> Iterator[str]:
    """One line for each fact with its fields. A released line never changes: a new shape is a new version."""
    yield from ("# Facts", "", WRITTEN_BY, "", "| fact | fields |", "|---|---|")
    for fact in facts():
        shape = ", ".join(f"{one.name}: {_type(one.type)}" for one in fields(fact))
        yield f"| `{fact.NAME}` | {shape or 'none'} |"


def _type(annotation: object) -> str:
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def workflow_page() -> Iterator[str]:
    """The report's table of verbs as a diagram and as a table."""
    from andan.reports.states import FACES, SUBMISSION, VERBS, State

    yield from ("# The workflow of a report", "", WRITTEN_BY, "", "```mermaid", "stateDiagram-v2")
    yield from (f"    {state}: {FACES[state].word}" for state in State)
    yield f"    [*] --> {State.SUBMITTED}: {SUBMISSION.label}"
    for verb in VERBS.values():
        yield from (f"    {old} --> {new}: {verb.label}" for old, new in verb.moves.items() if old != new)
    yield from (
        "```",
        "",
        "| verb | label | possible in | leads to | who | fact |",
        "|---|---|---|---|---|---|",
    )
    for verb in VERBS.values():
        possible = ", ".join(verb.moves) or "nothing yet"
        leads = ", ".join(sorted({new.value for old, new in verb.moves.items() if old != new})) or "stays"
        cells = (
            verb.noun,
            verb.label,
            possible,
            leads if verb.moves else State.SUBMITTED,
            ", ".join(verb.who),
        )
        yield f"| {' | '.join(cells)} | `{verb.fact}` |"


def arrivals_page() -> Iterator[str]:
    """What becomes of a card that came, as a diagram and as a table."""
    from andan.cards.states import ENDED, FACES, VERBS, State

    yield from ("# The life of a card that came", "", WRITTEN_BY, "", "```mermaid", "stateDiagram-v2")
    yield from (f"    {state}: {FACES[state].word}" for state in State)
    yield f"    [*] --> {State.ARRIVED}: Đóng lô"
    for verb in VERBS.values():
        yield from (f"    {old} --> {new}: {verb.label}" for old, new in verb.moves.items() if old != new)
    yield from (f"    {state} --> {State.GONE}: Hết hạn lưu" for state in ENDED)
    yield from ("```", "", "| verb | label | moves | who | fact |", "|---|---|---|---|---|")
    for verb in VERBS.values():
        moves = ", ".join(f"{old} → {new}" for old, new in verb.moves.items())
        yield f"| {verb.noun} | {verb.label} | {moves} | {', '.join(verb.who)} | `{verb.fact}` |"


def requests_page() -> Iterator[str]:
    """A request about one's own data, as a diagram and as a table."""
    from andan.reports.rights.states import FACES, REQUEST, VERBS, State

    yield from ("# A request about one's own data", "", WRITTEN_BY, "", "```mermaid", "stateDiagram-v2")
    yield from (f"    {state}: {FACES[state].word}" for state in State)
    yield f"    [*] --> {State.ASKED}: {REQUEST.label}"
    for verb in VERBS.values():
        yield from (f"    {old} --> {new}: {verb.label}" for old, new in verb.moves.items())
    yield from (
        "```",
        "",
        "| verb | label | moves | who | meets on the clock | fact |",
        "|---|---|---|---|---|---|",
    )
    for verb in VERBS.values():
        moves = ", ".join(f"{old} → {new}" for old, new in verb.moves.items()) or f"→ {State.ASKED}"
        yield f"| {verb.noun} | {verb.label} | {moves} | {verb.who} | {', '.join(verb.means)} | `{verb.fact}` |"


PAGES: Mapping[Path, object] = {
    ROOT / "docs" / "facts.md": facts_page,
    ROOT / "docs" / "states" / "report.md": workflow_page,
    ROOT / "docs" / "states" / "arrival.md": arrivals_page,
    ROOT / "docs" / "states" / "data-request.md": requests_page,
}


def written(page: object) -> str:
    assert callable(page)
    return "\n".join(page()) + "\n"


if __name__ == "__main__":
    for path, page in PAGES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(page))
