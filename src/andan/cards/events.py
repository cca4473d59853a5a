"""The facts of cards. Frozen and versioned. Pure.

They hold counts, codes of agencies and keyed digests: nothing of a person, and nothing a card says.
"""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOpened(Fact):
    NAME: ClassVar[str] = "cards.batch_opened.v1"
    agency: str
    received_on: str
    expected: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCorrected(Fact):
    NAME: ClassVar[str] = "cards.batch_corrected.v1"
    agency: str
    expected: int | None
    received_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchClosed(Fact):
    """One fact for all cards of the batch. `digest`: keyed hash over the sorted keys of its arrivals, hex."""

    NAME: ClassVar[str] = "cards.batch_closed.v1"
    agency: str
    expected: int | None
    counted: int
    doubtful: int
    repeated: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchDiscarded(Fact):
    NAME: ClassVar[str] = "cards.batch_discarded.v1"
    agency: str
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCollected(Fact):
    """`by` is how the card was found at the counter: scan or name."""

    NAME: ClassVar[str] = "cards.card_collected.v1"
    agency: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRestored(Fact):
    NAME: ClassVar[str] = "cards.card_restored.v1"
    agency: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReturned(Fact):
    NAME: ClassVar[str] = "cards.card_returned.v1"
    agency: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCorrected(Fact):
    """`before` and `after` are keyed hashes, hex: they tell whether something changed, not what."""

    NAME: ClassVar[str] = "cards.entry_corrected.v1"
    agency: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWithdrawn(Fact):
    NAME: ClassVar[str] = "cards.entry_withdrawn.v1"
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsGone(Fact):
    """One fact for one sweep of one agency: names, birth dates and keys of `count` ended arrivals were erased."""

    NAME: ClassVar[str] = "cards.cards_gone.v1"
    agency: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterEdited(Fact):
    """`digest`: SHA-256 over the new words, hex."""

    NAME: ClassVar[str] = "cards.counter_edited.v1"
    agency: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WishLeft(Fact):
    NAME: ClassVar[str] = "cards.wish_left.v1"
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WishConfirmed(Fact):
    NAME: ClassVar[str] = "cards.wish_confirmed.v1"
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WishesEnded(Fact):
    """`count` wishes were told, withdrawn or had waited too long, and were deleted."""

    NAME: ClassVar[str] = "cards.wishes_ended.v1"
    why: str
    count: int
