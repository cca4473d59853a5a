"""XML from strangers: read by expat, without entities, and without keeping what nobody asked for."""

import re
from collections.abc import Callable
from xml.parsers import expat

Element = tuple[str, dict[str, str]]
_CALLS = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
_FIELD, _BORDER, _LINK = "instrText", "fldChar", "ddeLink"


def check(xml: bytes) -> None:
    """Raises ValueError when `xml` is broken or declares entities."""
    _parse(xml)


def read(xml: bytes) -> list[Element]:
    """The elements of `xml` in order. Raises ValueError as `check` does."""
    elements: list[Element] = []
    _parse(xml, start=lambda name, attributes: elements.append((name, attributes)))
    return elements


def calls_programs(xml: bytes) -> bool:
    """Whether a field of a letter or a link of a sheet asks another program for data (DDE)."""
    said: list[str] = []
    within = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal within
        within = name.endswith(_FIELD)
        if name.endswith(_LINK) or "w:instr" in attributes:
            said.append(f" {attributes.get('w:instr', 'DDE')} ")
        if name.endswith(_BORDER):
            said.append(" ")

    def text(data: str) -> None:
        if within:
            said.append(data)

    _parse(xml, start=start, text=text)
    return bool(_CALLS.search("".join(said)))


def _parse(
    xml: bytes,
    *,
    start: Callable[[str, dict[str, str]], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as broken:
        raise ValueError(str(broken)) from None


def _refuse_entities(*_: object) -> None:
    raise ValueError("a document type is declared")
