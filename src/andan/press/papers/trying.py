"""Does a template work? It is read, its fields are compared with those there are, and it is drawn once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from andan.press.papers.drawing import docx, fields, pdf
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
    try:
        used = templates(kind, folder)
    except BrokenTemplate as broken:
        return Tried(kind, (), (), (broken.reason,))
    return Tried(kind, used.own, _fields(used), tuple(_problems(used, folder)))


def _fields(used: Templates) -> tuple[str, ...]:
    try:
        return tuple(sorted(fields(used)))
    except BrokenTemplate:
        return ()


def _problems(used: Templates, folder: Path) -> Iterator[str]:
    unknown = sorted(set(_fields(used)) - KNOWN)
    if unknown:
        yield f"Mẫu {used.kind}.docx có trường không có thật: {', '.join(unknown)}."
    for problem in (_problem(docx, used, SPECIMEN), _problem(pdf, used, SPECIMEN, folder)):
        if problem:
            yield problem


def _problem(draw: Callable[..., bytes], *given: Any) -> str:
    try:
        draw(*given)
    except BrokenTemplate as broken:
        return broken.reason
    return ""
