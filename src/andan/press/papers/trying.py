"""Does a template work? It is read, its fields are compared with those there are, and it is drawn once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from andan.press.papers import apart
from andan.press.papers.drawing import Said, docx, fields, pdf
from andan.press.papers.shelf import BrokenTemplate, Templates, templates
from andan.press.papers.specimen import SPECIMEN
from andan.press.papers.words import wordings

KNOWN = frozenset({*SPECIMEN, "qr"})


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying the templates of one kind. `problems` is empty when they work."""

    kind: str
    own: tuple[str, ...]
    fields: tuple[str, ...]
    problems: tuple[str, ...]


def tried(folder: Path) -> Iterator[Tried]:
    """Every kind of paper with the templates in use in `folder`."""
    for kind in wordings():
        yield tried_one(kind, folder)


def tried_one(kind: str, folder: Path) -> Tried:
    """The office's own ones are tried apart (see apart): nobody knows yet what they do."""
    try:
        used = templates(kind, folder)
        if used.own:
            told = apart.done("try", used, SPECIMEN, folder)
            return Tried(kind, used.own, tuple(told["fields"]), tuple(told["problems"]))
    except BrokenTemplate as broken:
        return Tried(kind, (), (), (broken.reason,))
    return Tried(kind, (), tuple(fields_of(used)), tuple(problems(used, SPECIMEN, folder)))


def fields_of(used: Templates) -> list[str]:
    """The fields that the DOCX template asks for, none where it cannot be read."""
    try:
        return sorted(fields(used))
    except BrokenTemplate:
        return []


def problems(used: Templates, said: Said, folder: Path) -> Iterator[str]:
    """What is wrong with the templates, in sentences."""
    unknown = sorted(set(fields_of(used)) - KNOWN)
    if unknown:
        yield f"Mẫu {used.kind}.docx có trường không có thật: {', '.join(unknown)}."
    for problem in (_problem(docx, used, said), _problem(pdf, used, said, folder)):
        if problem:
            yield problem


def _problem(draw: Callable[..., bytes], *given: Any) -> str:
    try:
        draw(*given)
    except BrokenTemplate as broken:
        return broken.reason
    return ""
