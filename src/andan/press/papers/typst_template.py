"""The default Typst template of a paper: the frame, and one line for each block of its wording. Pure."""

import json
from collections.abc import Iterator
from pathlib import Path

from andan.press.papers.words import Block, Wording, pieces

_STYLES = {"p": "p", "line": "row", "head": "section"}


def typst_template(wording: Wording) -> str:
    """The whole template: one file that needs no other."""
    frame = Path(__file__).with_name("frame.typ").read_text()
    return frame + "\n".join(_lines(wording)) + "\n"


def _lines(wording: Wording) -> Iterator[str]:
    yield "#head()"
    yield f"#title({_text(wording.title)}, {_text(wording.about)})"
    if wording.to:
        yield f"#to({_text(wording.to)})"
    yield from (_line(block) for block in wording.body)
    yield f"#signed({_list(wording.recipients)}, giver: {_list(wording.left)})"


def _line(block: Block) -> str:
    none = f", lacking: {_text(block.none)}" if block.none else ""
    if block.style == "long":
        return f"#long(said.{block.of}{none})"
    if block.style == "each":
        return f"#each(said.{block.of}, one => {_text(block.text)}{none})"
    return f"#{_STYLES[block.style]}({_text(block.text)})"


def _list(texts: tuple[str, ...]) -> str:
    return f"({''.join(f'{_text(text)}, ' for text in texts)})"


def _text(text: str) -> str:
    """The text as an expression: quoted words and fields, joined."""
    return " + ".join(_piece(*one) for one in pieces(text)) or '""'


def _piece(words: str, field: str, with_dots: bool) -> str:
    if not field:
        return json.dumps(words, ensure_ascii=False)
    name = field if field.startswith("one.") else f"said.{field}"
    return f"dots({name})" if with_dots else name
