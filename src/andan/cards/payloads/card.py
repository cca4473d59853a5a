"""What comes of reading: a card's name and birth date, or why not. Nothing else of the card gets this far."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from andan.cards.payloads.sentences import SENTENCES
from andan.cards.payloads.why import Why


class Doubt(StrEnum):
    """A warning beside a card that was read. Never a refusal.

    `birth_mismatch`: the number tells another year or sex than the card. `marks_lost`: the scanner dropped the accents
    (the key stays the same, the name looks poorer). A name put right again from mojibake is exact: no doubt.
    """

    NONE = ""
    BIRTH_MISMATCH = "birth_mismatch"
    MARKS_LOST = "marks_lost"


class Card(NamedTuple):
    """`full_name` NFC as the card writes it, 2 to 120 letters; `birth` yyyymmdd, 00 for what the card leaves out."""

    full_name: str
    birth: str
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Holds nothing of what was read."""

    why: Why

    @property
    def sentence(self) -> str:
        """Vietnamese: what happened, what to do."""
        return SENTENCES[self.why]
