"""Which words of a line were asked for. Pure; the template marks them."""

import re
from dataclasses import dataclass

from andan.kit.text import fold
from andan.services.ranking import SMALL, Query, likeness

_PIECE = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line; `hit` when it was asked for."""

    text: str
    hit: bool


def parts(line: str, asked: Query) -> list[Part]:
    """The line in pieces, neighbours of one kind joined. Joined again they are the line itself."""
    words = {word for reading in asked.readings for word in reading}
    telling = words - SMALL or words
    pieces = [Part(piece, _is_hit(piece, telling)) for piece in _PIECE.findall(line)]
    return _joined(_bridged(pieces))


def _is_hit(piece: str, words: set[str]) -> bool:
    folded = fold(piece)
    return bool(folded) and any(_means(word, folded) for word in words)


def _means(word: str, folded: str) -> bool:
    """The same word; longer ones also begin it or miss it by a slip, though never in the first letter."""
    slip = len(word) >= TELLING and word[0] == folded[0] and likeness(word, folded) > 0
    return word == folded or slip


TELLING = 4  # letters; a slip in a shorter word makes another word


def _bridged(pieces: list[Part]) -> list[Part]:
    """A space between two hits belongs to them."""
    last = len(pieces) - 1
    return [
        Part(piece.text, True)
        if piece.text == " " and 0 < place < last and pieces[place - 1].hit and pieces[place + 1].hit
        else piece
        for place, piece in enumerate(pieces)
    ]


def _joined(pieces: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for piece in pieces:
        if joined and joined[-1].hit == piece.hit:
            joined[-1] = Part(joined[-1].text + piece.text, piece.hit)
        else:
            joined.append(piece)
    return joined
