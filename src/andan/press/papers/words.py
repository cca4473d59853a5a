"""What the papers say, read from words.toml, and the fields in it. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FIELD = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(:dots)?\}")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a paper: `style` is p, line, head, long or each; `of` the list of the last two."""

    style: str
    text: str = ""
    of: str = ""
    none: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One paper. `to` is whom it is addressed to, or ""; `left` is signed at the left where two sign."""

    title: str
    about: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    to: str = ""
    left: tuple[str, ...] = ()


@cache
def wordings() -> Mapping[str, Wording]:
    """Every paper by its kind."""
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text())
    return {kind: _wording(table) for kind, table in told.items()}


def pieces(text: str) -> list[tuple[str, str, bool]]:
    """The text cut at its fields: (words, "", False) or ("", field, with dots)."""
    found, at = [], 0
    for match in FIELD.finditer(text):
        if match.start() > at:
            found.append((text[at : match.start()], "", False))
        found.append(("", match[1], bool(match[2])))
        at = match.end()
    return [*found, (text[at:], "", False)] if at < len(text) else found


def _wording(table: Mapping[str, Any]) -> Wording:
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    return Wording(**(told | {"body": tuple(_block(one) for one in table["body"])}))


def _block(table: Mapping[str, str]) -> Block:
    rest = {name: value for name, value in table.items() if name in ("text", "none")}
    style = next(name for name in ("p", "line", "head", "long", "each") if name in table)
    if style in ("long", "each"):
        return Block(style, of=table[style], **rest)
    return Block(style, table[style])
